//! Laws of the calculation graph: each reading against the others, and against witnesses that share no code with them.

mod book;
mod evaluator;
mod exact;
mod explanation;
mod formula;
mod gap;
mod gradient;
mod interval;
mod inverse;
mod patch;
mod sample;
mod solving;
mod witness;
