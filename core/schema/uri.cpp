// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/uri.h"

#include <algorithm>
#include <optional>

namespace muscope::schema {

namespace {

// The parts of RFC 3986, section 3, with their marks: "https:", "//host", "/path", "?query".
struct Parts {
    std::string_view scheme;
    std::string_view authority;
    std::string_view path;
    std::string_view query;
};

bool isAlpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSchemeCharacter(char c) {
    return isAlpha(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

Parts takeApart(std::string_view uri) {
    Parts parts;
    const std::size_t colon = uri.find(':');
    if (colon != std::string_view::npos && colon != 0 && isAlpha(uri.front()) &&
        std::all_of(uri.begin(), uri.begin() + static_cast<std::ptrdiff_t>(colon),
                    isSchemeCharacter)) {
        parts.scheme = uri.substr(0, colon + 1);
        uri.remove_prefix(colon + 1);
    }
    if (uri.starts_with("//")) {
        parts.authority = uri.substr(0, std::min(uri.find_first_of("/?", 2), uri.size()));
        uri.remove_prefix(parts.authority.size());
    }
    parts.path = uri.substr(0, std::min(uri.find('?'), uri.size()));
    parts.query = uri.substr(parts.path.size());
    return parts;
}

// RFC 3986, section 5.2.4.
std::string withoutDots(std::string_view path) {
    std::string result;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        const std::string_view segment = path.substr(0, end);
        const std::string_view name = segment.starts_with('/') ? segment.substr(1) : segment;
        const bool isLast = end == path.size();
        if (name == "..") {
            const std::size_t slash = result.rfind('/');
            result.erase(slash == std::string::npos ? 0 : slash);
        } else if (name != ".") {
            result.append(segment);
        }
        if (isLast && (name == "." || name == "..") && segment.starts_with('/')) {
            result.push_back('/');
        }
        path.remove_prefix(end);
    }
    return result;
}

std::string merged(const Parts& base, std::string_view path) {
    if (!base.authority.empty() && base.path.empty()) {
        return std::string("/").append(path);
    }
    return std::string(base.path.substr(0, base.path.rfind('/') + 1)).append(path);
}

std::optional<int> hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? std::optional(lower - 'a' + 10) : std::nullopt;
}

} // namespace

SplitUri splitFragment(std::string_view uri) {
    const std::size_t mark = uri.find('#');
    if (mark == std::string_view::npos) {
        return {uri, {}};
    }
    return {uri.substr(0, mark), uri.substr(mark + 1)};
}

std::string resolveUri(std::string_view base, std::string_view reference) {
    const std::string_view wanted = splitFragment(reference).document;
    if (wanted.empty()) {
        return std::string(splitFragment(base).document);
    }
    const Parts to = takeApart(wanted);
    if (!to.scheme.empty()) {
        return std::string(wanted);
    }
    const Parts from = takeApart(splitFragment(base).document);
    std::string result(from.scheme);
    if (!to.authority.empty()) {
        return result.append(wanted);
    }
    result.append(from.authority);
    if (to.path.empty()) {
        result.append(from.path);
    } else if (to.path.starts_with('/')) {
        result.append(withoutDots(to.path));
    } else {
        result.append(withoutDots(merged(from, to.path)));
    }
    return result.append(to.query);
}

std::string percentDecoded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size()) {
            const auto high = hexDigit(text[at + 1]);
            const auto low = hexDigit(text[at + 2]);
            if (high && low) {
                result.push_back(static_cast<char>(*high * 16 + *low));
                at += 2;
                continue;
            }
        }
        result.push_back(text[at]);
    }
    return result;
}

} // namespace muscope::schema
