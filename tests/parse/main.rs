//! Parsing from the outside: whole pages against their expected issues, and what must hold for any text.

mod bytes;
mod continued;
mod golden;
mod invariants;
mod kinds;
mod properties;
