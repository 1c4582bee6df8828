package dev.dmcp.cli.environment;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Operation;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.cli.terminal.InterruptibleInput;
import dev.dmcp.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks a person, where there is one. In a script the flag that asked for the loss is the answer. */
public record Question(Terminal terminal) {

    /** @throws Failure.Interrupted when the answer is not yes */
    void beforeLosingData(Plan<? extends Operation> plan) {
        if (plan.destructiveSteps().isEmpty() || !terminal.outIsTerminal() || !terminal.errIsTerminal()) {
            return;
        }
        plan.destructiveSteps()
                .forEach(step -> terminal.err().println("  " + step.operation().sentence() + " (loses data)"));
        ask();
    }

    /**
     * As {@link #beforeLosingData}, for what is so far-reaching that silence is no consent.
     *
     * @param refusal what to say where nobody can be asked
     * @throws Failure.InvalidInput where there is no terminal
     */
    public void requireConsent(Plan<? extends Operation> plan, String refusal) {
        if (plan.isEmpty()) {
            return;
        }
        terminal.err().print(plan.asText());
        if (!terminal.errIsTerminal()) {
            throw new Failure.InvalidInput(refusal, "read the list, then say `--yes`");
        }
        ask();
    }

    private void ask() {
        terminal.err().print("Go on? [y/N] ");
        terminal.err().flush();
        if (!answer().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new Failure.Interrupted("nothing was changed");
        }
    }

    private String answer() {
        InterruptibleInput input = new InterruptibleInput(terminal.in());
        try {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (Failure.Interrupted stop) {
            terminal.err().println();
            throw new Failure.Interrupted("nothing was changed");
        } catch (IOException gone) {
            return "";
        }
    }
}
