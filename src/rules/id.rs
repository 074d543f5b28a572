//! Typed numbers of the things in a rule set, and lists indexed by them.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::num::NonZero;
use std::ops::{Index, IndexMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fault::fault;

mod sealed {
    pub trait Number: Copy + Ord {
        fn of(place: usize) -> Option<Self>;
        fn place(self) -> usize;
    }
}

pub(crate) use sealed::Number;

/// The number of a thing in its rule set, such as a [`FieldId`]. Only the lists of a rule set create numbers.
pub trait Id: Number {
    /// The position in the rule file, from 0.
    fn number(self) -> usize {
        self.place()
    }
}

/// A thing with an id.
pub trait Named {
    /// The id, as in the rule file.
    fn id(&self) -> &str;
}

impl Named for Box<str> {
    fn id(&self) -> &str {
        self
    }
}

/// Declares types of numbers.
macro_rules! numbers {
    ($($(#[$docs:meta])* $vis:vis $name:ident($inner:ty);)*) => {$(
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        // Stored from 1, so that `Option` takes no extra space.
        $vis struct $name(std::num::NonZero<$inner>);

        impl $crate::rules::id::Number for $name {
            #[inline]
            fn of(place: usize) -> Option<Self> {
                <$inner>::try_from(place.checked_add(1)?).ok().and_then(std::num::NonZero::new).map(Self)
            }

            #[inline]
            fn place(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl $crate::rules::id::Id for $name {}

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::rules::id::Number::place(*self).serialize(serializer)
            }
        }
    )*};
}

pub(crate) use numbers;

numbers! {
    /// The number of an open stage.
    pub StageId(u16);
    /// The number of an outcome.
    pub OutcomeId(u16);
    /// The number of a timeout in its stage, or of a limit of its clock.
    pub TimeoutId(u16);
    /// The number of a clock.
    pub ClockId(u8);
    /// The number of an action in its stage.
    pub ActionId(u32);
    /// The number of an alert in its stage.
    pub AlertId(u32);
    /// The number of a field.
    pub FieldId(u32);
    /// The number of a part of the entries of a list.
    pub PartId(u32);
    /// The number of a fact.
    pub FactId(u32);
    /// The number of a value of a fact. Of a boolean fact, `false` is the first and `true` the second.
    pub ValueId(u32);
    /// The number of a mark.
    pub MarkId(u32);
    /// The number of a role.
    pub RoleId(u32);
    /// The number of a recipient.
    pub RecipientId(u32);
    /// The number of a notification.
    pub NotificationId(u32);
    /// The number of a view.
    pub ViewId(u32);
    /// The number of an axis in a proof: a fact, or the shares of a rollout.
    pub(crate) Axis(u32);
}

impl StageId {
    /// The stage in which leads open.
    pub(crate) const FIRST: Self = Self(NonZero::<u16>::MIN);
}

impl TimeoutId {
    pub(crate) const FIRST: Self = Self(NonZero::<u16>::MIN);
}

impl From<FactId> for Axis {
    fn from(fact: FactId) -> Self {
        Self(fact.0)
    }
}

impl From<bool> for ValueId {
    fn from(value: bool) -> Self {
        Self(NonZero::<u32>::MIN.saturating_add(u32::from(value)))
    }
}

/// A list indexed by typed numbers.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it is built in");
/// let email = rules.fields().find("email").expect("the rules have it");
/// assert_eq!(&*rules.fields()[email].id, "email");
/// assert_eq!(rules.fields().find("fax"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdVec<I, T> {
    things: Box<[T]>,
    numbers: PhantomData<fn() -> I>,
}

impl<I: Id, T> IdVec<I, T> {
    /// The things, in order.
    #[inline]
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.things.iter()
    }

    /// The things as a slice.
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        &self.things
    }

    /// The numbers, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I, T> {
        (0..self.things.len()).map(number)
    }

    /// The things with their numbers.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.things.iter().enumerate().map(|(place, thing)| (number(place), thing))
    }

    /// The number of things.
    #[inline]
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether the list is empty.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The first one.
    pub fn first(&self) -> Option<&T> {
        self.things.first()
    }

    /// The number of the first matching thing.
    #[inline]
    pub fn position(&self, holds: impl FnMut(&T) -> bool) -> Option<I> {
        self.things.iter().position(holds).map(number)
    }

    /// Maps each thing, keeping its number.
    pub fn map<U>(&self, make: impl FnMut(&T) -> U) -> IdVec<I, U> {
        self.iter().map(make).collect()
    }
}

impl<I: Id, T: Named> IdVec<I, T> {
    /// A map from ids to numbers.
    pub(crate) fn index(&self) -> HashMap<&str, I> {
        self.entries().map(|(number, thing)| (thing.id(), number)).collect()
    }

    /// The number of the thing with an id.
    pub fn find(&self, id: &str) -> Option<I> {
        self.position(|thing| thing.id() == id)
    }

    /// The thing with an id.
    pub fn named(&self, id: &str) -> Option<&T> {
        self.iter().find(|thing| thing.id() == id)
    }
}

/// The number at a position. Rule sets with too many things were refused before.
#[inline]
pub(crate) fn number<I: Id>(place: usize) -> I {
    I::of(place).unwrap_or_else(|| fault("more things than numbers"))
}

impl<I: Id, T> Index<I> for IdVec<I, T> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, id: I) -> &T {
        // Not a closure, so that the fault has the location of the caller.
        match self.things.get(id.place()) {
            Some(thing) => thing,
            None => fault("a number of another rule set"),
        }
    }
}

impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, id: I) -> &mut T {
        match self.things.get_mut(id.place()) {
            Some(thing) => thing,
            None => fault("a number of another rule set"),
        }
    }
}

impl<I, T> FromIterator<T> for IdVec<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(things: A) -> Self {
        Self { things: things.into_iter().collect(), numbers: PhantomData }
    }
}

impl<I, T> Default for IdVec<I, T> {
    fn default() -> Self {
        Self { things: Box::default(), numbers: PhantomData }
    }
}

impl<'a, I, T> IntoIterator for &'a IdVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.things.iter()
    }
}

impl<'de, I, T: Deserialize<'de>> Deserialize<'de> for IdVec<I, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::deserialize(deserializer).map(|things| Self { things, numbers: PhantomData })
    }
}

impl<I, T: Serialize> Serialize for IdVec<I, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.things.serialize(serializer)
    }
}
