#!/usr/bin/perl
# Prints what scripts/bench services measured: medians and bars.
#
#   table.pl [--json] [--check] <FIGURES
#
# A line of the figures is KIND <tab> NAME <tab> FIGURE…: microseconds (start-limited, start-free), MB of docker stats and of
# resident memory (memory-idle, memory-loaded), p50 and p99 in microseconds (latency), and these with calls a second (calls,
# crowd). With --check the exit code is 1 when a bar is missed.
use strict;
use warnings;
use Getopt::Long;

my %options;
GetOptions(\%options, 'json', 'check') or exit 2;

my @own = qw(server mcp-memory mcp-api memory-alone);
my @services = (@own, qw(client everything server-memory));
my @stack = qw(server mcp-memory mcp-api client);

my (%runs, @names);
while (my $line = <STDIN>) {
    chomp $line;
    my ($kind, $name, @figures) = split /\t/, $line;
    push @{ $runs{$kind}{$name} }, \@figures;
    push @names, $name if $kind eq 'latency';
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    my $middle = int(@sorted / 2);
    return @sorted % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2;
}

# The median of one column, or nothing when it was not measured.
sub value {
    my ($kind, $name, $column) = @_;
    my @measured = grep { defined } map { $_->[ $column // 0 ] } @{ $runs{$kind}{$name} // [] };
    return @measured ? median(@measured) : undef;
}

my @missed;
sub bar {
    my ($what, $value, $most, $unit) = @_;
    push @missed, sprintf('%s: %.2f %s (bar %s)', $what, $value, $unit, $most) if defined $value && $value > $most;
}

sub scaled { my ($value, $by) = @_; return defined $value ? $value / $by : undef }

for my $name (@own) {
    bar("start of $name in the limit", scaled(value('start-limited', $name), 1e6), 2.5, 's');
    bar("start of $name with all processors", scaled(value('start-free', $name), 1e6), 0.6, 's');
    bar("memory of $name after the calls", value('memory-loaded', $name), 80, 'MB');
    bar("/health of $name, p50", scaled(value('latency', "$name-health"), 1e3), 3, 'ms');
}
my ($whole, $direct, $through);
if ($runs{'memory-loaded'}) {
    $whole += value('memory-loaded', $_) // 0 for @stack;
    bar('the whole stack without PostgreSQL', $whole, 300, 'MB');
}
($direct, $through) = map { scaled(value('latency', $_), 1e3) } qw(tool-direct tool-through-gateway);
bar('what the gateway adds at p50', $through - $direct, 3, 'ms') if defined $direct && defined $through;

sub cell { my ($format, $value) = @_; return defined $value ? sprintf $format, $value : '-' }

sub print_services {
    return unless $runs{'start-free'} || $runs{'memory-loaded'};
    printf "%-14s %9s %9s %9s %9s %9s %9s %9s\n", 'service', 'start', 'start', 'idle', 'idle', 'loaded', 'loaded', 'calls/s';
    printf "%-14s %9s %9s %9s %9s %9s %9s\n", '', 'limited s', 'free s', 'stats MB', 'rss MB', 'stats MB', 'rss MB';
    for my $name (@services) {
        printf "%-14s %9s %9s %9s %9s %9s %9s %9s\n", $name,
            cell('%.2f', scaled(value('start-limited', $name), 1e6)), cell('%.2f', scaled(value('start-free', $name), 1e6)),
            cell('%.0f', value('memory-idle', $name)), cell('%.0f', value('memory-idle', $name, 1)),
            cell('%.0f', value('memory-loaded', $name)), cell('%.0f', value('memory-loaded', $name, 1)),
            cell('%.0f', value('calls', $name, 2));
    }
    printf "whole stack without PostgreSQL, after the calls: %.0f MB\n", $whole if defined $whole;
    print "\n";
}

sub print_calls {
    my ($kind, $heading, @calls) = @_;
    return unless @calls;
    printf "%-24s %9s %9s %9s\n", $heading, 'p50 ms', 'p99 ms', 'calls/s';
    printf "%-24s %9.2f %9.2f %9s\n", $_, value($kind, $_) / 1e3, value($kind, $_, 1) / 1e3, cell('%.0f', value($kind, $_, 2)) for @calls;
    printf "%-24s %9.2f\n", 'the gateway adds', $through - $direct if $kind eq 'latency' && defined $through;
    print "\n";
}

sub json {
    my @lines;
    for my $kind (sort keys %runs) {
        for my $name (sort keys %{ $runs{$kind} }) {
            my $rows = join ',', map { '[' . join(',', @$_) . ']' } @{ $runs{$kind}{$name} };
            push @lines, "    {\"kind\":\"$kind\",\"name\":\"$name\",\"figures\":[$rows]}";
        }
    }
    my $missed = join ',', map { "\"$_\"" } @missed;
    return "{\n  \"measured\":[\n" . join(",\n", @lines) . "\n  ],\n  \"missed\":[$missed]\n}\n";
}

if ($options{json}) {
    print json();
} else {
    print_services();
    print_calls('latency', 'one warm connection', @names);
    print_calls('crowd', '50 connections', sort keys %{ $runs{crowd} // {} });
    print @missed ? map { "MISSED: $_\n" } @missed : "all bars hold\n";
}
exit($options{check} && @missed ? 1 : 0);
