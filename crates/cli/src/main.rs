//! The `referee` command.

/// Leads are made of many small texts, which one thread reads and another drops.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    referee_cli::main()
}
