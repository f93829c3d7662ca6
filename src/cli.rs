//! The command line. A stand-in for the branch of the breaches: the faces' branch has the real one.

pub mod breach;
