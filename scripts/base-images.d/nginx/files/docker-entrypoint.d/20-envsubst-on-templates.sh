#!/bin/sh
# Writes /etc/nginx/conf.d/NAME from each /etc/nginx/templates/NAME.template; only variables that are
# set are replaced, so that nginx's own $variables stay.
set -eu

target=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
set_names=$(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/${\1}/p')

for template in "${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}"/*.template; do
  [ -e "$template" ] || continue
  if [ ! -w "$target" ]; then
    echo "$0: $target is not writable, $template is left out" >&2
    continue
  fi
  name=${template##*/}
  envsubst "$set_names" <"$template" >"$target/${name%.template}"
done
