# The screen Guide. Glossary and rules stand on top of en.ftl.

tui-guide-title = Guide
tui-guide-choose = What is it about? Choose with the arrows and press Enter. Then you see step by step what to do and say.
tui-guide-do = Do
tui-guide-say = Say this aloud
tui-guide-end = End
tui-guide-done = You are done when this is true
tui-guide-left = Left
tui-guide-key-begin = begin
tui-guide-key-next = next
tui-guide-key-previous = previous
tui-guide-key-topics = list
tui-guide-key-again = start over
tui-guide-help = Here stands for every topic what to do and say, for instance when somebody calls about a forgotten password.
    Choose a topic with the arrows and press Enter. Each time you press Enter you see the next step. Arrow left goes back, Home starts over, Esc shows the list again.
    What stands behind a line can be read aloud. What never to do, and when to get somebody, stays there with every step.
