//! Special functions, distributions, ranks and a seeded generator: the only home of transcendental functions.
//!
//! Everything here rests on `libm` and on additions and multiplications, so the same file gives the same findings, to
//! the last bit, natively and in WebAssembly (the standard library's `exp`, `ln` and `powf` do not).
//!
//! The regularised incomplete gamma and beta functions are our own. Those of `statrs` 0.19.1 were measured against
//! 50-digit values at 1.2e-10 and 7e-11; the reference vectors ask for 1e-10 on whole tails, and it calls the standard
//! library's transcendental functions. Ours are a series and two continued fractions behind Loader's saddle-point form
//! of the leading factor. `statrs` stays as the oracle of the tests.
//!
//! Quantiles are found by bracket and bisection on the distribution function, at most 200 steps: libraries' quantiles
//! were measured to be silently wrong or to never return for small shapes.

pub mod beta;
pub mod beta_binomial;
pub mod binomial;
mod bootstrap;
pub mod correlation;
pub(crate) mod discrete;
pub mod elementary;
pub mod gamma;
mod in_order;
pub mod incomplete_beta;
pub mod incomplete_gamma;
pub mod negative_binomial;
pub mod normal;
pub mod poisson;
pub mod predictive_value;
pub mod random;
pub mod rank;
pub mod robust_scale;
pub mod roc;
mod saddle_point;
pub mod search;
pub mod special;
pub mod student_t;
pub mod two_by_two;

pub use bootstrap::{DRAWS as BOOTSTRAP_DRAWS, bootstrap_total};
pub use elementary::{cos, exp, exp_m1, ln, ln_1p, pow, sqrt};
pub use in_order::InOrder;
pub use random::Random;
pub use special::ln_gamma;
