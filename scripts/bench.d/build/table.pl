#!/usr/bin/perl
# Prints what scripts/bench build measured: medians, ratios and bars.
#
#   table.pl [--json] [--check] <FIGURES
#
# A line of the figures is CASE <tab> SIDE <tab> SECONDS <tab> STEPS <tab> CACHED <tab> RUNS; for the case `images` the
# third is MB. Sides are compared by their medians. With --check the exit code is 1 when a bar is missed.
use strict;
use warnings;
use Getopt::Long;

my %options;
GetOptions(\%options, 'json', 'check') or exit 2;

# case => [side that is measured against, at most]
my %bars = (
    cold => [['reference', 0.60], ['naive', 0.90]],
    nothing => [['bake', 0.60]],
    server => [['reference', 0.50], ['naive', 0.10]],
    client => [['reference', 0.65]],
    dependency => [['reference', 0.28]],
    images => [['reference', 0.24]],
);
my @sides = qw(naive reference bake dmcp);

sub median {
    my @sorted = sort { $a <=> $b } @_;
    my $middle = int(@sorted / 2);
    return @sorted % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2;
}

my (@order, %runs);
while (my $line = <STDIN>) {
    chomp $line;
    my ($case, $side, @figures) = split /\t/, $line;
    push @order, $case unless $runs{$case};
    push @{ $runs{$case}{$side} }, \@figures;
}

my $missed = 0;
my @rows;
for my $case (@order) {
    my %median = map { my $side = $_; $side => median(map { $_->[0] } @{ $runs{$case}{$side} }) } keys %{ $runs{$case} };
    for my $side (grep { $runs{$case}{$_} } @sides) {
        my $count = @{ $runs{$case}{$side} };
        my @notes;
        if ($side eq 'dmcp') {
            for my $bar (@{ $bars{$case} }) {
                my ($other, $most) = @$bar;
                next unless $median{$other};
                my $ratio = $median{dmcp} / $median{$other};
                my $kept = $ratio <= $most;
                $missed++ unless $kept;
                push @notes, sprintf('%.2f of %s (bar %.2f%s)', $ratio, $other, $most, $kept ? '' : ', MISSED');
            }
        }
        my ($steps, $cached, $ran) = @{ $runs{$case}{$side}[-1] }[1 .. 3];
        if ($case eq 'server' && $side eq 'dmcp' && $steps) {
            my $kept = $cached / $steps >= 0.85 && $ran == 1;
            $missed++ unless $kept;
            push @notes, sprintf('reuse %.0f %%, %d RUN (bar 85 %%, 1%s)', 100 * $cached / $steps, $ran, $kept ? '' : ', MISSED');
        }
        my $least = (sort { $a <=> $b } map { $_->[0] } @{ $runs{$case}{$side} })[0];
        push @rows, { case => $case, side => $side, count => $count, median => $median{$side}, minimum => $least,
            steps => $steps, cached => $cached, runs => $ran, notes => join('; ', @notes) };
    }
}

if ($options{json}) {
    print "[\n", join(",\n", map {
        my $row = $_;
        '  {' . join(',', map { my $value = $row->{$_}; "\"$_\":" . ($value =~ /^-?[\d.]+$/ ? $value : "\"$value\"") }
            qw(case side count median minimum steps cached runs notes)) . '}'
    } @rows), "\n]\n";
} else {
    printf "%-11s %-10s %3s %9s %9s %12s %5s  %s\n", 'case', 'way', 'n', 'median', 'min', 'steps reused', 'RUNs', 'dmcp';
    for my $row (@rows) {
        my $unit = $row->{case} eq 'images' ? 'MB' : 's';
        my $reuse = $row->{steps} ? sprintf('%d/%d %3.0f%%', $row->{cached}, $row->{steps}, 100 * $row->{cached} / $row->{steps}) : '';
        printf "%-11s %-10s %3d %7.2f %-2s %6.2f %-2s %12s %5s  %s\n", $row->{case}, $row->{side}, $row->{count}, $row->{median}, $unit,
            $row->{minimum}, $unit, $reuse, $row->{steps} ? $row->{runs} : '', $row->{notes};
    }
}
exit($options{check} && $missed ? 1 : 0);
