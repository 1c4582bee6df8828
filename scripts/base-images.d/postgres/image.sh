# shellcheck shell=bash
# postgres:15-bookworm, Debian's PostgreSQL behind the official image's contract.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

inputs() { :; }
require() { :; }
stage() { :; }
