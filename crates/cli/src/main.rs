//! The `referee` command.

/// Faster for leads: many small texts, allocated in one thread and dropped in another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    referee_cli::main()
}
