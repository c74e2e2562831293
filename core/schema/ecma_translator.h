// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

namespace muscope::schema {

// Writes a regular expression of ECMA-262 (JSON Schema's dialect, with the flag u) as one of PCRE2
// that matches the same texts. What ECMA-262 does not have (verbs, inline flags, possessive
// quantifiers, \A, \Z, ...) is refused, so that nothing in a schema can lift the limits of a match.
// Known to differ: \S and \W inside brackets know the blanks of ASCII alone; a lookbehind must have
// a fixed length, which is for PCRE2 to say. Linear in the length; used for one pattern.
class EcmaTranslator final {
public:
    explicit EcmaTranslator(QStringView pattern)
        : m_pattern(pattern) {}

    // Or why it is no pattern of ECMA-262.
    [[nodiscard]] tl::expected<QString, QString> translate();

    // Whether it can match at the start of a text alone; false when that is not easily told.
    [[nodiscard]] bool isAnchored() const { return m_startsWithCaret && !m_hasTopLevelChoice; }

private:
    [[nodiscard]] bool atEnd() const { return m_at == m_pattern.size(); }
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const;
    [[nodiscard]] bool startsWith(QStringView text) const {
        return m_pattern.mid(m_at).startsWith(text);
    }

    void atom();
    void group();
    void brackets();
    void quantifier(qsizetype size);
    [[nodiscard]] qsizetype quantifierSize() const; // of the one here; 0: none
    void escape(bool isInBrackets);
    void letterEscape(QChar letter, bool isInBrackets);
    void unicodeEscape();
    void property(bool isInBrackets);
    void fail(const QString& reason);

    QStringView m_pattern;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_startsWithCaret = false;
    bool m_hasTopLevelChoice = false;
    QString m_result;
    QString m_failure;
};

} // namespace muscope::schema
