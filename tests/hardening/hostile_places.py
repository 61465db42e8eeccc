"""Names of this machine, and places that no feed is at."""

from __future__ import annotations

NAMES = """
    localhost LOCALHOST localhost. localhost.. 127.0.0.1 127.0.0.1. 127.1 127.0.1 127.000.000.001 0127.0.0.1 0177.0.0.1 0177.1
    017700000001 0x7f.1 0x7f000001 0X7F.0x0.0x0.0x1 2130706433 02130706433 4294967297 0 0.0 0.0.0.0 00000000 [::1]
    [0:0:0:0:0:0:0:1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1]
    [64:ff9b:1::127.0.0.1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1%25lo] [::1%25lo] [::1]. 127。0。0。1 １２７.0.0.1 ①②⑦.⓪.⓪.①
    ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ localhoſt 127.0.0.1%00.a.example localhost%00 localhost%2e 127%2e0%2e0%2e1 a:b@localhost
    a.example@127.0.0.1 127.0.0.1\\@a.example a.example#@127.0.0.1 169.254.169.254 [::ffff:a9fe:a9fe] 2852039166 0xa9fea9fe
    10.0.0.1 192.168.0.1 172.16.0.1 [fc00::1] [fd00:ec2::254] [fe80::1] 100.100.100.200 168.63.129.16 255.255.255.255 224.0.0.1
    [ff02::1] [::ffff:10.0.0.1] 1e3 -1 0x 0x. .. . %
""".split()
"""Names and numbers of this machine and of private networks, and what may be taken for them."""
PLACES = """
    http://169.254.169.254/ //169.254.169.254/ http://[fd00:ec2::254]/ http://2852039166/ http://0xa9fea9fe/ file:///etc/passwd
    file://localhost/etc/passwd FILE:/etc/passwd gopher://127.0.0.1:70/_x ftp://127.0.0.1/ dict://127.0.0.1:11/
    jar:http://127.0.0.1!/ data:text/xml,<rss/> javascript:alert(1) ws://127.0.0.1/ unix:/var/run/x http:// http:/// https://
    http://: http://:80/ http://127.0.0.1:0/ http://127.0.0.1:99999/ http://127.0.0.1:-1/ http://[/ http://]/ http://a..b/
    http://-/ http://%/ \\\\a\\b http:\\\\a
""".split()
"""Where a redirect may try to lead."""
