//! wasm-bindgen's test runner as a program of this workspace, so that nothing has to be installed for it.

fn main() -> std::process::ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-test-runner: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
