//! Terminal text. On this branch only the page; the speech room's file takes this one's place.

mod page;

pub use page::{Colour, Layout, Page, State, escape, harmless};
