<#
.SYNOPSIS
Asks sleutel about a new password before Windows refuses it without a reason: helpdesk.ps1 -User j.jansen -DisplayName 'Jan van den Berg'

.DESCRIPTION
Branches on the exit status and on the codes of the JSON: both are a contract, the sentences are not. The password is
asked without being shown, goes to sleutel over standard input, and is never an argument. Exit status: that of sleutel.

For Windows PowerShell 5.1 and PowerShell 7. sleutel itself is built for Unix; on Windows it runs in WSL:
helpdesk.ps1 -Sleutel wsl.exe -Before sleutel -User ...
Not run by the tests of the project: they have no PowerShell.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $User,
    [Parameter(Mandatory)] [string] $DisplayName,
    [string[]] $Policy = @('ad-default', 'default'),
    [string] $Sleutel = 'sleutel',
    [string[]] $Before = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-QuotedArgument([string] $Argument) {
    # Backslashes before a quote or the end are doubled, and quotes escaped: what CommandLineToArgvW undoes.
    '"' + ($Argument -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"'
}

function Invoke-Sleutel([securestring] $Password, [string[]] $Arguments) {
    $start = New-Object System.Diagnostics.ProcessStartInfo
    $start.FileName = $Sleutel
    $start.Arguments = ($Arguments | ForEach-Object { Get-QuotedArgument $_ }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.StandardOutputEncoding = [System.Text.Encoding]::UTF8
    $process = [System.Diagnostics.Process]::Start($start)
    $pointer = [System.Runtime.InteropServices.Marshal]::SecureStringToGlobalAllocUnicode($Password)
    $characters = New-Object char[] $Password.Length
    try {
        [System.Runtime.InteropServices.Marshal]::Copy($pointer, $characters, 0, $characters.Length)
        # UTF-8 without a mark in front, whatever the console uses.
        $bytes = (New-Object System.Text.UTF8Encoding $false).GetBytes($characters)
        try {
            $process.StandardInput.BaseStream.Write($bytes, 0, $bytes.Length)
        } finally {
            [Array]::Clear($bytes, 0, $bytes.Length)
        }
    } finally {
        [Array]::Clear($characters, 0, $characters.Length)
        [System.Runtime.InteropServices.Marshal]::ZeroFreeGlobalAllocUnicode($pointer)
        $process.StandardInput.Close()
    }
    $answer = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    [pscustomobject] @{ Status = $process.ExitCode; Answer = $answer }
}

$arguments = $Before + @('check', '--stdin', '--json', '--opinions', 'none', "--user=$User", "--display-name=$DisplayName")
foreach ($name in $Policy) { $arguments += "--policy=$name" }
$run = Invoke-Sleutel (Read-Host 'Nieuw wachtwoord' -AsSecureString) $arguments

switch ($run.Status) {
    0 { Write-Output 'Dit wachtwoord kan worden ingesteld.' }
    1 {
        foreach ($judged in ($run.Answer | ConvertFrom-Json).policies) {
            foreach ($finding in $judged.findings | Where-Object { $_.severity -eq 'refusal' }) {
                $sentence = switch ($finding.code) {
                    'too_short'        { "te kort: minstens $($finding.data.minimum) tekens" }
                    'too_few_classes'  { "minstens $($finding.data.minimum) soorten tekens van de $($finding.data.of)" }
                    'context_included' { if ($finding.data.role -eq 'display_name') { 'bevat een deel van de weergavenaam' } else { 'bevat de gebruikersnaam of een woord van de organisatie' } }
                    'too_guessable'    { 'te makkelijk te raden' }
                    default            { $finding.code }
                }
                Write-Output "$($judged.name): $sentence"
            }
        }
    }
    2 { Write-Warning 'Verkeerd gebruik of verkeerde instellingen. Er is niets beoordeeld.' }
    default { Write-Warning 'Geen antwoord. Stel dit wachtwoord niet in.' }
}
exit $run.Status
