//! Whether memory has run out.
//!
//! A browser gives WebAssembly at most 4 GB, and often less. A request that it refuses ends the core in a trap that looks like
//! any other fault; the page must tell one from the other, or it blames itself and reads the same files again for ever.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, Ordering};

static RAN_OUT: AtomicBool = AtomicBool::new(false);

/// Whether a request for memory was ever refused.
pub(crate) fn ran_out() -> bool {
    RAN_OUT.load(Ordering::Relaxed)
}

/// The system's allocator, which notes what it refuses.
pub(crate) struct Noting;

#[global_allocator]
static MEMORY: Noting = Noting;

fn noted(given: *mut u8) -> *mut u8 {
    if given.is_null() {
        RAN_OUT.store(true, Ordering::Relaxed);
    }
    given
}

// SAFETY: every call is handed on to the system's allocator as it came, and what that gives is given.
unsafe impl GlobalAlloc for Noting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        noted(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        noted(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as the caller promises.
        noted(unsafe { System.realloc(old, layout, size) })
    }

    unsafe fn dealloc(&self, given: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(given, layout) }
    }
}
