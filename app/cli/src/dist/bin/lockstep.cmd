@echo off
rem Runs Lockstep with the Java that lies beside it.
setlocal
set "TOP=%~dp0.."
set "LOAD=scan"
if "%~1"=="policy" set "LOAD=policy"
"%TOP%\runtime\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-XX:AOTCache=%TOP%\lib\%LOAD%.aot" -Xlog:disable -Xlog:all=error:stderr "-Dlockstep.launcher=%~f0" -cp "%TOP%\lib\lockstep.jar" dev.lockstep.cli.Main %*
exit /b %errorlevel%
