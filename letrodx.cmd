@echo off
rem Runs letrodx from its build on Windows, as the script letrodx does elsewhere. Written from the documentation of cmd; not tried there.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
where "%java%.exe" >nul 2>&1 || if not exist "%java%.exe" goto nojava
if not exist "%here%target\letrodx.jar" goto notbuilt
"%java%" -XX:SharedArchiveFile="%here%target\letrodx.jsa" -Xshare:auto -Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "%here%target\letrodx.jar" %*
exit /b %errorlevel%
:nojava
echo letrodx needs Java 17 or newer, and there is no "%java%". Install a JDK, or let JAVA_HOME name the folder of one. 1>&2
exit /b 3
:notbuilt
echo letrodx is not built yet: run "mvn -q package -DskipTests" in %here% 1>&2
exit /b 3
