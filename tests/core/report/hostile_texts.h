// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace muscope {

// Texts that try to be more than text, in whatever format a report is written.
inline std::vector<std::string> hostileTexts() {
    using namespace std::string_literals;
    return {
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</title></pre></code></td></table><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "<!-- --><![CDATA[x]]>&lt;b&gt;&#60;",
        "a\u202Egpj.exe\u2066b\u200B\uFEFF",
        "nul \0 bell \a esc \x1b[31mred\x1b[0m"s,
        "\xff\xfe broken \xc3 utf-8 \xed\xa0\x80",
        "```\n# heading\n````",
        "````````",
        "` `` tick",
        "![image](http://example.com/x.png)",
        "[link](javascript:alert(1)) <http://example.com> http://example.com/?a=b www.example.com",
        "someone@example.com",
        "| a | b |\n|---|---|\n| \\| | \\\\| |",
        "*bold* _em_ ~~gone~~ **_x_**",
        "# heading",
        "- item\n1. item\n> quote\n---\n===\n",
        "    indented code",
        "- [x] task",
        "[^1]: foot\n[a]: http://example.com",
        "=cmd|' /C calc'!A0",
        "\\`escaped\\`",
        "&amp; &copy; &#x41;",
    };
}

} // namespace muscope
