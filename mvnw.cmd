@echo off
rem Runs Maven on a JDK 25. Needs JAVA_HOME to point at a JDK 25 and a Maven 3.8.6 or newer on the PATH.
setlocal
if not defined JAVA_HOME (
  echo error: JAVA_HOME is not set 1>&2
  echo. 1>&2
  echo hint: install a JDK 25 and point JAVA_HOME at it 1>&2
  exit /b 2
)
where mvn >nul 2>nul || (
  echo error: Maven was not found on the PATH 1>&2
  echo. 1>&2
  echo hint: install Maven 3.8.6 or newer, for example with `winget install Apache.Maven` 1>&2
  exit /b 2
)
call mvn %*
