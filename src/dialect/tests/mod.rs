//! What people see: a text, with what it says and what is wrong with it.

mod shapes;
