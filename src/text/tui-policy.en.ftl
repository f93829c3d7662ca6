# The screen Policy. Glossary and rules stand on top of en.ftl.

tui-policy-title = Policy
tui-policy-choose = Which policy do you want to see? Choose with the arrows. Set a cross with the space bar to compare.
tui-policy-explained = Policy { $policy }
tui-policy-compared = Side by side: what each policy asks
tui-policy-chosen = Chosen: { $policy }. This policy now applies on every screen.
tui-policy-mark_two = First set a cross at two or more with the space bar. Then press F5.
tui-policy-now = (now)
tui-policy-key-mark = cross
tui-policy-key-compare = compare
tui-policy-key-choose = use
tui-policy-key-explain = read
tui-policy-help = Here are all policies that sleutel knows, and those you started the program with. With each stands where it comes from and what it asks. Behind the policy that applies now stands (now).
    Choose with the arrows. Enter shows the whole text, Esc goes back.
    Set a cross at two or more with the space bar, and press F5: then what they ask stands side by side.
    F8 chooses the policy you are on: from then on passwords are judged by it on every screen. For several at a time, use F4.
