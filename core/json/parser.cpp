// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"

#include "core/json/string_scan.h"
#include "core/json/string_value.h"

#include <utility>

namespace muscope::json {

namespace {

constexpr std::size_t LargestText = std::size_t{1} << 30;
constexpr std::size_t KeptNodes = std::size_t{1} << 20; // more are let go after a huge text

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

// One run over one text: a cursor, the tape it fills, and the containers still open. No recursion:
// depth costs a few bytes of the heap.
class TapeWriter {
public:
    TapeWriter(std::string_view text, Document& document, std::vector<Parser::Open>& open)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_document(document)
        , m_open(open) {}

    [[nodiscard]] bool run() {
        skipSpace();
        if (!readValue()) {
            return false;
        }
        while (!m_open.empty()) {
            if (!readNext()) {
                return false;
            }
        }
        skipSpace();
        return m_at == m_end || fail("there is more text behind the value");
    }

    [[nodiscard]] ParseError error() const { return m_error; }

private:
    [[nodiscard]] std::uint32_t offset() const {
        return static_cast<std::uint32_t>(m_at - m_begin);
    }

    bool fail(const char* message) {
        m_error = {offset(), m_at == m_end ? "the text ends too early" : message};
        return false;
    }

    void skipSpace() {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')) {
            ++m_at;
        }
    }

    // In the innermost container: its end, or a separator and one more value.
    bool readNext() {
        skipSpace();
        if (m_at == m_end) {
            return fail("");
        }
        const Parser::Open& open = m_open.back();
        if (*m_at == (open.isObject ? '}' : ']')) {
            ++m_at;
            close();
            return true;
        }
        if (open.count != 0) {
            if (*m_at != ',') {
                return fail(open.isObject ? "a comma or } is missing" : "a comma or ] is missing");
            }
            ++m_at;
            skipSpace();
        }
        return (!open.isObject || readKey()) && readValue();
    }

    bool readKey() {
        if (m_at == m_end || *m_at != '"') {
            return fail("a key in quotes is missing");
        }
        m_keyStart = offset() + 1;
        bool isEscaped = false;
        if (!readString(isEscaped)) {
            return false;
        }
        m_keyLength = offset() - 1 - m_keyStart;
        m_keyStart |= isEscaped ? Document::Escaped : 0;
        skipSpace();
        if (m_at == m_end || *m_at != ':') {
            return fail("a colon is missing behind the key");
        }
        ++m_at;
        skipSpace();
        return true;
    }

    bool readValue() {
        if (m_at == m_end) {
            return fail("");
        }
        const std::uint32_t start = offset();
        switch (*m_at) {
        case '{':
            open(Type::Object);
            return true;
        case '[':
            open(Type::Array);
            return true;
        case '"': {
            bool isEscaped = false;
            if (!readString(isEscaped)) {
                return false;
            }
            append(start | (isEscaped ? Document::Escaped : 0), Type::String);
            return true;
        }
        case 't':
            return readWord("true", Type::True);
        case 'f':
            return readWord("false", Type::False);
        case 'n':
            return readWord("null", Type::Null);
        default:
            return readNumber();
        }
    }

    bool readWord(std::string_view word, Type type) {
        const std::uint32_t start = offset();
        for (const char c : word) {
            if (m_at == m_end || *m_at != c) {
                return fail("this is no value");
            }
            ++m_at;
        }
        append(start, type);
        return true;
    }

    bool readDigits() {
        if (m_at == m_end || !isDigit(*m_at)) {
            return fail("a digit is missing");
        }
        while (m_at != m_end && isDigit(*m_at)) {
            ++m_at;
        }
        return true;
    }

    bool readNumber() {
        const std::uint32_t start = offset();
        if (*m_at == '-') {
            ++m_at;
        } else if (!isDigit(*m_at)) {
            return fail("a value is missing");
        }
        if (m_at != m_end && *m_at == '0') {
            ++m_at;
            if (m_at != m_end && isDigit(*m_at)) {
                return fail("a number has a zero in front");
            }
        } else if (!readDigits()) {
            return false;
        }
        if (m_at != m_end && *m_at == '.') {
            ++m_at;
            if (!readDigits()) {
                return false;
            }
        }
        if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            if (m_at != m_end && (*m_at == '+' || *m_at == '-')) {
                ++m_at;
            }
            if (!readDigits()) {
                return false;
            }
        }
        append(start, Type::Number);
        return true;
    }

    // From the opening quote to behind the closing one.
    bool readString(bool& isEscaped) {
        ++m_at;
        const char* const first = m_at;
        bool hasHighByte = false;
        for (;;) {
            m_at = skipPlain(m_at, m_end, hasHighByte);
            if (m_at == m_end) {
                return fail("");
            }
            if (*m_at == '"') {
                break;
            }
            if (*m_at != '\\') {
                return fail("a control character in a string");
            }
            isEscaped = true;
            if (!readEscape()) {
                return false;
            }
        }
        if (hasHighByte && !m_document.m_firstInvalidUtf8) {
            noteInvalidUtf8(first);
        }
        ++m_at;
        return true;
    }

    void noteInvalidUtf8(const char* first) {
        const std::string_view content(first, static_cast<std::size_t>(m_at - first));
        if (const auto invalid = firstInvalidUtf8(content)) {
            m_document.m_firstInvalidUtf8 = static_cast<std::size_t>(first - m_begin) + *invalid;
        }
    }

    bool readEscape() {
        ++m_at;
        if (m_at == m_end) {
            return fail("");
        }
        switch (*m_at) {
        case '"':
        case '\\':
        case '/':
        case 'b':
        case 'f':
        case 'n':
        case 'r':
        case 't':
            ++m_at;
            return true;
        case 'u':
            ++m_at;
            for (int digit = 0; digit < 4; ++digit, ++m_at) {
                if (m_at == m_end || !isHexDigit(*m_at)) {
                    return fail("four hexadecimal digits must follow \\u");
                }
            }
            return true;
        default:
            return fail("an unknown escape in a string");
        }
    }

    void append(std::uint32_t start, Type type) {
        const auto index = static_cast<std::uint32_t>(m_document.m_nodes.size());
        if (!m_open.empty()) {
            Parser::Open& parent = m_open.back();
            if (parent.count != 0) {
                m_document.m_nodes[parent.last].next = index;
            }
            parent.last = index;
            ++parent.count;
        }
        m_document.m_nodes.push_back({start, offset(), m_keyStart, m_keyLength, 0,
                                      static_cast<std::uint32_t>(type) << Document::CountBits});
        m_keyStart = 0;
        m_keyLength = 0;
    }

    void open(Type type) {
        const auto index = static_cast<std::uint32_t>(m_document.m_nodes.size());
        append(offset(), type);
        m_open.push_back({index, 0, 0, type == Type::Object});
        ++m_at;
    }

    void close() {
        Document::Node& node = m_document.m_nodes[m_open.back().node];
        node.end = offset();
        node.typeAndCount |= m_open.back().count;
        m_open.pop_back();
    }

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    Document& m_document;
    std::vector<Parser::Open>& m_open;
    std::uint32_t m_keyStart = 0;
    std::uint32_t m_keyLength = 0;
    ParseError m_error;
};

tl::expected<const Document*, ParseError> Parser::parse(std::string_view text) {
    m_document.m_text = text;
    if (m_document.m_nodes.capacity() > KeptNodes && text.size() < KeptNodes) {
        m_document.m_nodes = {};
    }
    m_document.m_nodes.clear();
    m_document.m_firstInvalidUtf8.reset();
    m_open.clear();
    if (text.size() > LargestText) {
        return tl::unexpected(ParseError{0, "the text is larger than 1 GiB"});
    }
    TapeWriter writer(text, m_document, m_open);
    if (!writer.run()) {
        return tl::unexpected(writer.error());
    }
    return &m_document;
}

Document Parser::takeDocument() {
    return std::exchange(m_document, {});
}

} // namespace muscope::json
