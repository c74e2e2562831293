// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/token_finder.h"

#include "core/base/byte_set.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool isTokenCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '-';
}

template <typename Accepts>
std::size_t endOfRun(std::string_view text, std::size_t from, Accepts accepts) {
    while (from < text.size() && accepts(text[from])) {
        ++from;
    }
    return from;
}

// How the keys of a service begin, and how many characters follow at least.
struct KeyForm {
    std::string_view prefix;
    std::size_t atLeast = 0;
    bool isCommon = false; // "sk-" is also the end of "task-": wants a word's start and a digit
};

constexpr std::array KeyForms{
    KeyForm{"sk-", 16, true},   KeyForm{"sk_live_", 10},   KeyForm{"sk_test_", 10},
    KeyForm{"rk_live_", 10},    KeyForm{"ghp_", 20},       KeyForm{"gho_", 20},
    KeyForm{"ghu_", 20},        KeyForm{"ghs_", 20},       KeyForm{"ghr_", 20},
    KeyForm{"github_pat_", 20}, KeyForm{"glpat-", 16},     KeyForm{"xoxb-", 10},
    KeyForm{"xoxp-", 10},       KeyForm{"xoxa-", 10},      KeyForm{"xoxr-", 10},
    KeyForm{"xoxs-", 10},       KeyForm{"npm_", 30, true}, KeyForm{"hf_", 30, true},
    KeyForm{"pypi-AgEI", 30},   KeyForm{"AIza", 30},       KeyForm{"ya29.", 20, true},
    KeyForm{"dop_v1_", 30},     KeyForm{"AKIA", 16},       KeyForm{"ASIA", 16}};

// Whether a prefix, or a web token, may begin so: nearly every place of a text is told from it.
constexpr bool mayBegin(char first, char second) {
    switch (first) {
    case 's':
    case 'r':
        return second == 'k';
    case 'g':
        return second == 'h' || second == 'i' || second == 'l';
    case 'x':
        return second == 'o';
    case 'n':
        return second == 'p';
    case 'h':
        return second == 'f';
    case 'p':
    case 'e':
        return second == 'y';
    case 'y':
        return second == 'a';
    case 'd':
        return second == 'o';
    case 'A':
        return second == 'I' || second == 'K' || second == 'S';
    default:
        return false;
    }
}

// The identifiers of access keys are capitals and digits, and of one length.
constexpr bool isCapitalKey(std::string_view prefix) {
    return prefix == "AKIA" || prefix == "ASIA";
}

std::size_t endOfKey(std::string_view text, std::size_t at, const KeyForm& form) {
    const std::size_t body = at + form.prefix.size();
    if (isCapitalKey(form.prefix)) {
        const std::size_t end =
            endOfRun(text, body, [](char c) { return (c >= 'A' && c <= 'Z') || isDigit(c); });
        return end - body >= form.atLeast ? end : at;
    }
    const std::size_t end = endOfRun(text, body, isTokenCharacter);
    const bool hasDigit = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(body),
                                      text.begin() + static_cast<std::ptrdiff_t>(end), isDigit);
    return end - body >= form.atLeast && (hasDigit || !form.isCommon) ? end : at;
}

// "eyJ….….…": the parts of a JSON web token, the last of which may be empty.
std::size_t endOfWebToken(std::string_view text, std::size_t at) {
    constexpr std::size_t ShortestHead = 10;
    const std::size_t head = endOfRun(text, at, isTokenCharacter);
    if (head - at < ShortestHead || head == text.size() || text[head] != '.') {
        return at;
    }
    const std::size_t claims = endOfRun(text, head + 1, isTokenCharacter);
    if (claims == head + 1) {
        return at;
    }
    return claims < text.size() && text[claims] == '.'
               ? endOfRun(text, claims + 1, isTokenCharacter)
               : claims;
}

// The end of a key that begins there; at itself where none does.
std::size_t endOfAnyKey(std::string_view text, std::size_t at) {
    for (const KeyForm& form : KeyForms) {
        const bool startsWord = at == 0 || !(isLetter(text[at - 1]) || isDigit(text[at - 1]));
        if (text.substr(at).starts_with(form.prefix) && (startsWord || !form.isCommon)) {
            return endOfKey(text, at, form);
        }
    }
    return at;
}

// Letters, digits and signs of the part before the @; bytes above ASCII belong to letters.
constexpr bool isLocalCharacter(char c) {
    return isTokenCharacter(c) || c == '.' || c == '+' || c == '%' || (c & '\x80') != 0;
}

constexpr bool isLabelCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '-' || (c & '\x80') != 0;
}

// The end of a domain of two labels or more, the last of which is no number; from where none is.
std::size_t endOfDomain(std::string_view text, std::size_t from) {
    std::size_t end = from;
    for (std::size_t label = from;;) {
        const std::size_t past = endOfRun(text, label, isLabelCharacter);
        if (past == label) {
            return end;
        }
        const bool isTop = past - label >= 2 &&
                           std::none_of(text.begin() + static_cast<std::ptrdiff_t>(label),
                                        text.begin() + static_cast<std::ptrdiff_t>(past), isDigit);
        if (label != from && (isTop || end != from)) {
            end = past;
        }
        if (past == text.size() || text[past] != '.') {
            return end;
        }
        label = past + 1;
    }
}

} // namespace

void findTokens(std::string_view text, FoundSecrets& into) {
    for (std::size_t at = 0; at + 1 < text.size();) {
        if (!mayBegin(text[at], text[at + 1])) {
            ++at;
            continue;
        }
        const bool isWebToken = text.substr(at).starts_with("eyJ");
        const std::size_t end = isWebToken ? endOfWebToken(text, at) : endOfAnyKey(text, at);
        if (end > at) {
            into.push_back(
                {idOf(isWebToken ? BuiltinSecret::WebToken : BuiltinSecret::ApiKey), at, end});
            at = end;
        } else {
            // What was looked through for the parts of a token is not looked through again.
            at = isWebToken ? endOfRun(text, at, isTokenCharacter) : at + 1;
        }
    }
}

void findPrivateKeys(std::string_view text, FoundSecrets& into) {
    constexpr std::string_view Begin = "-----BEGIN ";
    constexpr std::string_view End = "-----END ";
    constexpr std::string_view Dashes = "-----";
    for (std::size_t at = text.find(Begin); at != std::string_view::npos;) {
        const std::size_t title = at + Begin.size();
        const std::size_t body = text.find(Dashes, title);
        if (body == std::string_view::npos) {
            return;
        }
        if (text.substr(title, body - title).find("PRIVATE KEY") == std::string_view::npos) {
            at = text.find(Begin, body);
            continue;
        }
        const std::size_t last = text.find(End, body);
        const std::size_t dashes =
            last == std::string_view::npos ? last : text.find(Dashes, last + End.size());
        const std::size_t end =
            dashes == std::string_view::npos ? text.size() : dashes + Dashes.size();
        into.push_back({idOf(BuiltinSecret::PrivateKey), at, end});
        at = text.find(Begin, end);
    }
}

void findEMails(std::string_view text, FoundSecrets& into) {
    constexpr std::string_view Encoded = "%40";
    std::size_t past = 0; // no address begins before
    constexpr ByteSet Signs("@%");
    for (std::size_t at = Signs.firstIn(text); at < text.size(); at = Signs.firstIn(text, at + 1)) {
        const std::size_t length = text[at] == '@'                        ? 1
                                   : text.substr(at).starts_with(Encoded) ? Encoded.size()
                                                                          : 0;
        if (length == 0) {
            continue;
        }
        std::size_t begin = at;
        while (begin > past && isLocalCharacter(text[begin - 1])) {
            --begin;
        }
        const std::size_t domain = at + length;
        const std::size_t end = begin == at ? domain : endOfDomain(text, domain);
        if (end > domain) {
            into.push_back({idOf(BuiltinSecret::EMail), begin, end});
        }
        past = std::max(end, domain);
        at = past - 1;
    }
}

} // namespace muscope
