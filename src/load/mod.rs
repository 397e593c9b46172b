//! x
mod document;
mod kind;
mod lex;
mod locate;
mod problem;
mod split;
