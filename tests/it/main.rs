//! Everything that is tested from outside: the shape of the code, the problems that a site can have, and the command.

mod case;
mod checks;
mod outputs;
mod commands;
mod publish;
mod tidy;
