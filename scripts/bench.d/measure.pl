#!/usr/bin/perl
# Runs commands in turn and prints wall time, CPU time and peak memory of each, beside a baseline.
#
#   measure.pl [--rounds N] [--json] [--check] [--ratio R] [--memory MB] <SPECIFICATION
#
# The specification has one command a line: CASE <tab> SIDE <tab> COMMAND, run by sh, and if needed <tab> PREPARATION,
# which runs before the command each time and is not measured. The last of several sides is the baseline of its case. All commands run once before the first round, and each must succeed every time. The sides of a case are
# compared by their minima, since whatever else the machine does can only add to a time; medians stand beside them.
# With --check the exit code is 1 when a minimum is above R times the baseline's, or a peak is above MB.
#
# Perl's smallest installation has neither a fine clock nor a child's resource usage, hence the system calls.
use strict;
use warnings;
use Getopt::Long;
use POSIX ();

$SIG{__DIE__} = sub { print STDERR @_; exit 2 };
my %options = (rounds => 11);
GetOptions(\%options, 'rounds=i', 'json', 'check', 'ratio=f', 'memory=f') && $options{rounds} > 0 or exit 2;

my %calls = (x86_64 => { wait4 => 61, clock_gettime => 228 }, aarch64 => { wait4 => 260, clock_gettime => 113 });
my $machine = (POSIX::uname())[4];
my $call = $calls{$machine} or die "error: cannot measure on $machine\n\nhint: run this on Linux, x86_64 or aarch64\n";

# Monotonic, in milliseconds.
sub now {
    my $time = pack 'q2';
    syscall($call->{clock_gettime}, 1, $time) == 0 or die "clock_gettime: $!\n";
    my ($seconds, $nanoseconds) = unpack 'q2', $time;
    return $seconds * 1000 + $nanoseconds / 1e6;
}

# One run: milliseconds of wall and CPU time, and the peak memory of its biggest process in MB.
sub run_once {
    my ($command, $errors) = @_;
    my $began = now();
    my $pid = fork // die "fork: $!\n";
    if ($pid == 0) {
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', $errors;
        exec '/bin/sh', '-c', "exec $command" or POSIX::_exit(127);
    }
    my ($status, $usage) = (pack('l', 0), pack('q18'));
    syscall($call->{wait4}, $pid, $status, 0, $usage) == $pid or die "wait4: $!\n";
    my $wall = now() - $began;
    my ($user_s, $user_us, $system_s, $system_us, $peak_kb) = unpack 'q5', $usage;
    die_of($command, unpack('l', $status), $errors) if unpack 'l', $status;
    return { wall => $wall, cpu => ($user_s + $system_s) * 1000 + ($user_us + $system_us) / 1000, memory => $peak_kb / 1024 };
}

sub prepare_and_run {
    my ($side, $errors) = @_;
    run_once($side->{preparation}, $errors) if $side->{preparation};
    return run_once($side->{command}, $errors);
}

sub die_of {
    my ($command, $status, $errors) = @_;
    open my $file, '<', $errors;
    my $words = join '', <$file>;
    my $end = $status & 127 ? 'signal ' . ($status & 127) : 'exit code ' . ($status >> 8);
    unlink $errors;
    print STDERR "error: `$command` ended with $end while it was measured: $words\nhint: run it by hand and mend that first\n";
    exit 1;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    my $middle = int(@sorted / 2);
    return @sorted % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2;
}

sub minimum { return (sort { $a <=> $b } @_)[0] }
sub maximum { return (sort { $b <=> $a } @_)[0] }

sub summarise {
    my ($runs) = @_;
    my @wall = map { $_->{wall} } @$runs;
    return {
        minimum => minimum(@wall),
        median => median(@wall),
        cpu => minimum(map { $_->{cpu} } @$runs),
        memory => maximum(map { $_->{memory} } @$runs),
    };
}

sub read_specification {
    my (@order, %cases);
    while (my $line = <STDIN>) {
        chomp $line;
        my ($case, $side, $command, $preparation) = split /\t/, $line, 4;
        defined $command or die "error: cannot read the line `$line` of the specification\n";
        push @order, $case unless $cases{$case};
        push @{ $cases{$case} }, { side => $side, command => $command, preparation => $preparation, runs => [] };
    }
    @order or die "error: there is nothing to measure\n";
    return map { { name => $_, sides => $cases{$_} } } @order;
}

sub measure {
    my ($rounds, @cases) = @_;
    my $errors = ($ENV{TMPDIR} // '/tmp') . "/dmcp-bench-$$";
    my @all = map { @{ $_->{sides} } } @cases;
    prepare_and_run($_, $errors) for @all;
    for my $round (1 .. $rounds) {
        printf STDERR "\rround %d of %d", $round, $rounds if -t STDERR;
        push @{ $_->{runs} }, prepare_and_run($_, $errors) for @all;
    }
    print STDERR "\r\e[K" if -t STDERR;
    unlink $errors;
    $_->{figures} = summarise($_->{runs}) for @all;
}

# Adds to each side how it stands to the last one, and which bars it misses.
sub compare {
    for my $case (@_) {
        my @sides = @{ $case->{sides} };
        next if @sides == 1;
        my $baseline = (pop @sides)->{figures};
        for my $figures (map { $_->{figures} } @sides) {
            $figures->{ratio} = $figures->{minimum} / $baseline->{minimum};
            $figures->{median_ratio} = $figures->{median} / $baseline->{median};
            push @{ $figures->{missed} }, "ratio > $options{ratio}" if $options{ratio} && $figures->{ratio} > $options{ratio};
            push @{ $figures->{missed} }, "memory > $options{memory} MB" if $options{memory} && $figures->{memory} > $options{memory};
        }
    }
}

sub print_table {
    printf "%-12s %-16s %9s %9s %9s %9s %7s %7s  %s\n",
        'case', 'command', 'min ms', 'median', 'cpu ms', 'peak MB', '×min', '×median', 'bar';
    for my $case (@_) {
        for my $side (@{ $case->{sides} }) {
            my $figures = $side->{figures};
            printf "%-12s %-16s %9.1f %9.1f %9.1f %9.1f", $case->{name}, $side->{side}, @$figures{qw(minimum median cpu memory)};
            printf " %6.2f %7.2f  %s", @$figures{qw(ratio median_ratio)}, join(', ', @{ $figures->{missed} // ['ok'] }) if $figures->{ratio};
            print "\n";
        }
    }
}

sub json_numbers { return join ',', map { sprintf '%.3f', $_ } @_ }
sub json_text { my $text = shift; $text =~ s/(["\\])/\\$1/g; return "\"$text\"" }

sub json_side {
    my ($side) = @_;
    my $figures = $side->{figures};
    my @fields = (
        'side' => json_text($side->{side}),
        'minimumMillis' => json_numbers($figures->{minimum}),
        'medianMillis' => json_numbers($figures->{median}),
        'cpuMillis' => json_numbers($figures->{cpu}),
        'peakMegabytes' => json_numbers($figures->{memory}),
        'wallMillis' => '[' . json_numbers(map { $_->{wall} } @{ $side->{runs} }) . ']',
    );
    push @fields, 'ratio' => json_numbers($figures->{ratio}), 'medianRatio' => json_numbers($figures->{median_ratio}),
        'missed' => '[' . join(',', map { json_text($_) } @{ $figures->{missed} // [] }) . ']' if $figures->{ratio};
    my @pairs;
    while (my ($name, $value) = splice @fields, 0, 2) { push @pairs, "\"$name\":$value" }
    return '{' . join(',', @pairs) . '}';
}

sub print_json {
    my @lines = map { '  {"case":' . json_text($_->{name}) . ',"sides":[' . join(',', map { json_side($_) } @{ $_->{sides} }) . ']}' } @_;
    print "[\n", join(",\n", @lines), "\n]\n";
}

my @cases = read_specification();
measure($options{rounds}, @cases);
compare(@cases);
$options{json} ? print_json(@cases) : print_table(@cases);
my $missed = grep { $_->{figures}{missed} } map { @{ $_->{sides} } } @cases;
exit($options{check} && $missed ? 1 : 0);
