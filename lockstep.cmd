@echo off
rem Runs Lockstep from this checkout on Windows: finds a JDK 25, builds what is missing, and starts it.
setlocal enableextensions
set "TOP=%~dp0"
set "STATE=%TOP%.lockstep"
set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :consider "%%~D"
if not defined JDK (
  echo lockstep: a JDK 25 or newer is needed, and there is none in JAVA_HOME or in the usual places>&2
  echo   get one: https://adoptium.net, then set JAVA_HOME to its folder>&2
  echo   a release of Lockstep needs no Java>&2
  exit /b 2
)
rem The build is as old as its stamp: anything newer below the sources means a new one.
powershell -NoProfile -Command "$s='%STATE%\windows\stamp'; if (!(Test-Path $s)) { exit 1 }; $t=(Get-Item $s).LastWriteTimeUtc; Set-Location '%TOP%'; $n=Get-ChildItem pom.xml,core,languages,detect,decide,app -Recurse | Where-Object { $_.FullName -notmatch '\\(target|test)(\\|$)' -and (!$_.PSIsContainer -or $_.FullName -match 'src.main') -and $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1; if ($n) { exit 1 }"
if errorlevel 1 call :build || exit /b 2
set "JAR=%STATE%\windows\lockstep.jar"
set "AOT=%STATE%\windows\scan.aot"
set "CACHE="
if exist "%AOT%" set CACHE="-XX:AOTCache=%AOT%"
"%JDK%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %CACHE% -Xlog:disable -Xlog:all=error:stderr "-Dlockstep.launcher=%~f0" -cp "%JAR%" dev.lockstep.cli.Main %*
exit /b %errorlevel%

:consider
if defined JDK goto :eof
if not exist "%~1\bin\javac.exe" goto :eof
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=." %%N in ("%%~V") do if %%N GEQ 25 set "JDK=%~1"
goto :eof

:build
echo lockstep: building, once (this takes a minute or two)>&2
if not exist "%STATE%\windows" mkdir "%STATE%\windows"
type nul > "%STATE%\windows\stamp.new"
set "JAVA_HOME=%JDK%"
pushd "%TOP%"
call mvn -q -B -Dquick -Dmaven.test.skip=true -pl app/cli -am package 1>&2
if errorlevel 1 (popd & echo lockstep: the build failed, see above>&2 & exit /b 2)
copy /y app\cli\target\lockstep.jar "%STATE%\windows\lockstep.jar" >nul
popd
"%JDK%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=%STATE%\windows\scan.aot" -cp "%STATE%\windows\lockstep.jar" dev.lockstep.cli.training.Training scan >"%STATE%\windows\train.log" 2>&1
move /y "%STATE%\windows\stamp.new" "%STATE%\windows\stamp" >nul
exit /b 0
