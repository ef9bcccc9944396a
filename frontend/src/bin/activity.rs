fn main() {
    frontend::read(&frontend::ACTIVITY);
}
