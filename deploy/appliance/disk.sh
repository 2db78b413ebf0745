#!/bin/sh
# The last resort against a full disk: the ballast is given up below 3 % and taken back above 15 %.
state=/var/lib/mlango-box
free=$(df --output=pcent "$state" | tail -n 1 | tr -dc 0-9)
free=$((100 - free))
if [ "$free" -lt 3 ] && [ -e "$state/ballast" ]; then
  rm -f "$state/ballast"
  echo "The disk is full: the ballast was given up so that selling can go on. Free some space."
elif [ "$free" -gt 15 ] && [ ! -e "$state/ballast" ]; then
  fallocate -l 64M "$state/ballast"
fi
