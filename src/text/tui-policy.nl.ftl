# Het scherm Beleid. Woordenlijst en regels staan boven in nl.ftl.

tui-policy-title = Beleid
tui-policy-choose = Welk beleid wilt u bekijken? Kies met de pijlen. Zet een kruisje met de spatiebalk om te vergelijken.
tui-policy-explained = Beleid { $policy }
tui-policy-compared = Naast elkaar: wat elk beleid vraagt
tui-policy-chosen = Gekozen: { $policy }. Op elk scherm geldt nu dit beleid.
tui-policy-mark_two = Zet eerst met de spatiebalk een kruisje bij twee of meer. Druk dan op F5.
tui-policy-now = (nu)
tui-policy-key-mark = kruisje
tui-policy-key-compare = vergelijk
tui-policy-key-choose = gebruik
tui-policy-key-explain = lees
tui-policy-help = Hier staan alle beleidsregels die sleutel kent, en die waarmee u het programma startte. Bij elk beleid staat waar het vandaan komt en wat het vraagt. Achter het beleid dat nu geldt, staat (nu).
    Kies met de pijlen. Enter laat de hele tekst zien, Esc gaat terug.
    Zet met de spatiebalk een kruisje bij twee of meer, en druk op F5: dan staat naast elkaar wat ze vragen.
    F8 kiest het beleid waar u op staat: daarna worden wachtwoorden op elk scherm daarmee beoordeeld. Wilt u er meer tegelijk, gebruik dan F4.
