use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Plan;

impl zed::Extension for Plan {
    fn new() -> Self {
        Plan
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree
            .which("plan")
            .ok_or("The program plan is not on the PATH, so plans cannot be checked.")?;
        Ok(Command { command, args: vec!["lsp".into()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Plan);
