//! Counting and drawing by dynamic programming: how many ways there are to go on from each state, backwards from the
//! end. Drawing walks forwards, each step as likely as it has ways to go on: every outcome is equally likely, and none
//! is ever thrown away.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rand::{Rng, RngExt};
use zeroize::Zeroizing;

use super::count::{Count, Rest};
use super::rule::{Likeness, State, Succession, Watch};

/// What can stand in one place of a password: characters, or words with what goes before them.
pub(super) type Pieces = [Box<str>];

/// The ways from the start to an accepted end.
#[derive(Debug)]
pub(super) struct Machine {
    slots: Vec<usize>,
    alphabets: Vec<Arc<Pieces>>,
    /// Before each slot, and after the last: the states that can be reached.
    layers: Vec<Vec<Node>>,
    longest: usize,
}

/// A state, and the ways on from it.
#[derive(Debug)]
struct Node {
    count: Count,
    edges: Vec<Edge>,
}

/// The pieces that lead to the same next state.
#[derive(Clone, Debug)]
struct Edge {
    next: usize,
    choice: Choice,
    pieces: Arc<[u16]>,
}

/// Which of the pieces can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// Only the one that stands before.
    Again,
    /// Each.
    Any,
    /// Each but the one that stands before, which is one of them.
    Another,
}

impl Edge {
    /// How many can be chosen.
    fn ways(&self) -> u64 {
        match self.choice {
            Choice::Again => 1,
            Choice::Any => self.pieces.len() as u64,
            Choice::Another => self.pieces.len() as u64 - 1,
        }
    }

    /// One of them, each as likely, given the one before.
    fn choose<R: Rng>(&self, before: u16, rng: &mut R) -> u16 {
        let piece = |number: u64| self.pieces[number as usize];
        match self.choice {
            Choice::Again => before,
            Choice::Any => piece(rng.random_range(0..self.ways())),
            Choice::Another => {
                // The last one stands in for the one before, which cannot be chosen.
                let chosen = piece(rng.random_range(0..self.ways()));
                if chosen == before { piece(self.ways()) } else { chosen }
            }
        }
    }
}

/// More states and ways than are worth the memory.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooComplex;

/// What pieces make of a state: the next states, each with the pieces that lead there.
type Ways = Arc<[(State, Choice, Arc<[u16]>)]>;

impl Machine {
    /// Works out all ways to fill `slots`, each an index in `alphabets`, that `watch` accepts.
    pub(super) fn new(watch: &Watch, slots: Vec<usize>, alphabets: Vec<Arc<Pieces>>) -> Result<Self, TooComplex> {
        let mut known: HashMap<(usize, State), Ways> = HashMap::new();
        let alike: Vec<Option<Alike>> = alphabets.iter().map(|alphabet| Alike::new(watch, alphabet)).collect();
        let shapes: Vec<Vec<Shape>> = alphabets.iter().map(|alphabet| shapes(watch, alphabet)).collect();
        let mut layers = Vec::with_capacity(slots.len() + 1);
        let mut states = vec![watch.start()];
        let mut size = 0;
        for &slot in &slots {
            let mut places: HashMap<State, usize> = HashMap::new();
            let mut next_states = Vec::new();
            let mut layer = Vec::with_capacity(states.len());
            for state in states {
                let key = (slot, state);
                let ways = known.entry(key.clone()).or_insert_with(|| match &alike[slot] {
                    Some(alike) => alike.ways(watch, &key.1),
                    None => ways(watch, &key.1, &shapes[slot]),
                });
                let mut edges = Vec::with_capacity(ways.len());
                for (state, choice, pieces) in ways.iter() {
                    let next = *places.entry(state.clone()).or_insert_with(|| {
                        next_states.push(state.clone());
                        next_states.len() - 1
                    });
                    edges.push(Edge { next, choice: *choice, pieces: Arc::clone(pieces) });
                }
                size += edges.len() + 1;
                if size > MOST {
                    return Err(TooComplex);
                }
                layer.push(Node { count: Count::default(), edges });
            }
            layers.push(layer);
            states = next_states;
        }
        let end = |state: &State| Node { count: Count::from(u128::from(watch.accepts(state))), edges: Vec::new() };
        layers.push(states.iter().map(end).collect());
        count(&mut layers);
        let longest = longest(&slots, &alphabets);
        Ok(Self { slots, alphabets, layers, longest })
    }

    /// How many ways there are.
    pub(super) fn outcomes(&self) -> &Count {
        &self.layers[0][0].count
    }

    /// One of the ways, each as likely; there must be one.
    pub(super) fn draw<R: Rng>(&self, rng: &mut R, rest: &mut Rest) -> Zeroizing<String> {
        // Reserved at once: a text that moves leaves copies behind.
        let mut text = Zeroizing::new(String::with_capacity(self.longest));
        let mut node = &self.layers[0][0];
        let mut piece = Zeroizing::new(0);
        for (slot, after) in self.slots.iter().zip(&self.layers[1..]) {
            node.count.below(rng, rest);
            let chosen = node.edges.iter().find(|edge| !rest.take(&after[edge.next].count, edge.ways()));
            let edge = chosen.expect("the ways of the edges add up to the count of the node");
            *piece = edge.choose(*piece, rng);
            text.push_str(&self.alphabets[*slot][usize::from(*piece)]);
            node = &after[edge.next];
        }
        text
    }
}

/// The longest text that pieces in `slots` can make, in bytes.
pub(super) fn longest(slots: &[usize], alphabets: &[Arc<Pieces>]) -> usize {
    slots.iter().map(|&slot| alphabets[slot].iter().map(|piece| piece.len()).max().unwrap_or(0)).sum()
}

/// Pieces that no rule tells apart: character by character alike, as one of them is.
struct Shape<'a> {
    one: &'a str,
    pieces: Vec<u16>,
}

/// The shapes of an alphabet: a dozen for thousands of words, where no rule knows more of a letter than its case.
/// Where runs are counted each piece has its own, for there it matters which characters are the same.
fn shapes<'a>(watch: &Watch, alphabet: &'a Pieces) -> Vec<Shape<'a>> {
    let alone = |index: u16, one: &'a str| Shape { one, pieces: vec![index] };
    if watch.counts_runs() {
        return (0..).zip(alphabet).map(|(index, one)| alone(index, one)).collect();
    }
    let like = watch.likenesses(&std::array::from_fn::<char, 128, _>(|c| char::from(c as u8)));
    let mut places: HashMap<Vec<Likeness>, usize> = HashMap::new();
    let mut shapes: Vec<Shape> = Vec::new();
    for (index, one) in (0..).zip(alphabet) {
        let shape = one.bytes().map(|c| like[usize::from(c)]).collect();
        let place = *places.entry(shape).or_insert(shapes.len());
        match shapes.get_mut(place) {
            Some(shape) => shape.pieces.push(index),
            None => shapes.push(alone(index, one)),
        }
    }
    shapes
}

fn ways(watch: &Watch, state: &State, shapes: &[Shape]) -> Ways {
    let mut groups: BTreeMap<State, Vec<u16>> = BTreeMap::new();
    for Shape { one, pieces } in shapes {
        let mut next = state.clone();
        if one.chars().all(|c| watch.read(&mut next, c)) {
            groups.entry(next).or_default().extend(pieces);
        }
    }
    groups.into_iter().map(|(state, pieces)| (state, Choice::Any, pieces.into())).collect()
}

/// The single characters of an alphabet in groups that no rule tells apart. Where runs are counted, what is remembered
/// is the group of the character before and not the character: an alphabet of 95 would give 95 times as many states.
struct Alike(Vec<(Likeness, char, Arc<[u16]>)>);

impl Alike {
    /// The groups; none where pieces are words or nothing has to be remembered.
    fn new(watch: &Watch, alphabet: &Pieces) -> Option<Self> {
        let characters: Option<Vec<char>> = alphabet.iter().map(|piece| piece.parse().ok()).collect();
        let characters = characters.filter(|_| watch.counts_runs())?;
        let mut groups: BTreeMap<Likeness, Vec<u16>> = BTreeMap::new();
        for (index, likeness) in (0..).zip(watch.likenesses(&characters)) {
            groups.entry(likeness).or_default().push(index);
        }
        let group = |(likeness, pieces): (Likeness, Vec<u16>)| {
            (likeness, characters[usize::from(pieces[0])], Arc::from(pieces))
        };
        Some(Self(groups.into_iter().map(group).collect()))
    }

    fn ways(&self, watch: &Watch, state: &State) -> Ways {
        let mut ways = Vec::with_capacity(self.0.len() + 1);
        let mut add = |c: char, likeness: Likeness, succession: Succession, choice: Choice, pieces: &Arc<[u16]>| {
            let mut next = state.clone();
            if watch.read_like(&mut next, c, succession, likeness) {
                ways.push((next, choice, Arc::clone(pieces)));
            }
        };
        for (likeness, c, pieces) in &self.0 {
            if !state.was(*likeness) {
                add(*c, *likeness, Succession::Another, Choice::Any, pieces);
                continue;
            }
            add(*c, *likeness, Succession::Again, Choice::Again, pieces);
            if pieces.len() > 1 {
                add(*c, *likeness, Succession::Another, Choice::Another, pieces);
            }
        }
        ways.into()
    }
}

/// Fills in the counts from the end to the start, and takes out the ways that lead nowhere.
fn count(layers: &mut [Vec<Node>]) {
    for place in (0..layers.len() - 1).rev() {
        let (before, after) = layers.split_at_mut(place + 1);
        for node in &mut before[place] {
            node.edges.retain(|edge| !after[0][edge.next].count.is_zero());
            for edge in &node.edges {
                node.count.add(&after[0][edge.next].count, edge.ways());
            }
            // The likeliest way first: it is the first that a draw looks at.
            node.edges.sort_by_cached_key(|edge| {
                let mut ways = Count::default();
                ways.add(&after[0][edge.next].count, edge.ways());
                std::cmp::Reverse(ways)
            });
        }
    }
}

/// How many states and ways there may be: some hundred megabytes.
const MOST: usize = 1_000_000;
