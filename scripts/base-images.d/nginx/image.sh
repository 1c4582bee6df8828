# shellcheck shell=bash
# nginx:stable-bookworm, Debian's nginx-light arranged as the official image is.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

inputs() { :; }
require() { :; }
stage() { :; }
