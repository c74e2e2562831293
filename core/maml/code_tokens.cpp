// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/code_tokens.h"

#include <QString>

#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// How a language is coloured. Words are parted by blanks and begin and end with one.
struct Language {
    QStringView names;
    QStringView lineComment;
    QStringView commentBegin;
    QStringView commentEnd;
    QStringView quotes;
    QStringView keywords;
    bool hasTripleQuotes = false; // """ and ''' go over lines, as does `
    bool hasKeys = false;         // a string or a word before a colon is a key
    bool ignoresCase = false;
};

constexpr std::array Languages{
    Language{u" json jsonc json5 ", u"//", u"/*", u"*/", u"\"", u" true false null ", false, true},
    Language{u" yaml yml ", u"#", u"", u"", u"\"'", u" true false null yes no ", false, true},
    Language{u" python py python3 qiskit ", u"#", u"", u"", u"\"'",
             u" False None True and as assert async await break class continue def del elif else "
             u"except finally for from global if import in is lambda match nonlocal not or pass "
             u"raise return try while with yield ",
             true},
    Language{u" bash sh shell zsh console ", u"#", u"", u"", u"\"'",
             u" case do done elif else esac export fi for function if in local return set then "
             u"until while "},
    Language{u" javascript js jsx typescript ts tsx node mjs ", u"//", u"/*", u"*/", u"\"'`",
             u" async await break case catch class const continue default delete do else enum "
             u"export extends false finally for from function if implements import in instanceof "
             u"interface let new null of return static super switch this throw true try type "
             u"typeof undefined var void while yield "},
    Language{u" sql postgresql sqlite psql ", u"--", u"/*", u"*/", u"'\"",
             u" add all alter and as asc begin between by case check commit constraint create "
             u"default delete desc distinct drop else end exists false foreign from full group "
             u"having if in index inner insert into is join key left like limit not null offset "
             u"on or order outer primary references returning right select set table then true "
             u"union unique update using values view when where with ",
             false, false, true},
    Language{u" ocaml ml mli ", u"", u"(*", u"*)", u"\"",
             u" and as assert begin class constraint do done downto else end exception external "
             u"false for fun function functor if in include inherit initializer lazy let match "
             u"method module mutable new nonrec object of open or private rec sig struct then to "
             u"true try type val virtual when while with "},
    Language{u" go golang ", u"//", u"/*", u"*/", u"\"'`",
             u" break case chan const continue default defer else fallthrough false for func go "
             u"goto if import interface map nil package range return select struct switch true "
             u"type var "},
    Language{u" c h cpp c++ cc cxx hpp cuda cu ", u"//", u"/*", u"*/", u"\"'",
             u" auto bool break case char class const constexpr continue default delete do double "
             u"else enum extern false float for if inline int long namespace new nullptr private "
             u"public return short signed sizeof static struct switch template this true typedef "
             u"typename union unsigned using virtual void while __device__ __global__ __host__ "
             u"__shared__ "},
    Language{u" dockerfile docker ", u"#", u"", u"", u"\"'",
             u" add arg as cmd copy entrypoint env expose from healthcheck label onbuild run shell "
             u"stopsignal user volume workdir ",
             false, false, true},
    Language{u" mermaid ", u"%%", u"", u"", u"\"",
             u" alt class classdiagram direction else end erdiagram flowchart gantt graph loop "
             u"note participant pie sequencediagram state statediagram style subgraph ",
             false, false, true},
};

const Language* languageOf(QStringView name) {
    const QString wanted = u' ' + name.toString().toLower() + u' ';
    for (const Language& language : Languages) {
        if (!name.isEmpty() && language.names.contains(wanted)) {
            return &language;
        }
    }
    return nullptr;
}

bool isWordStart(QChar character) {
    return character.isLetter() || character == u'_' || character == u'$';
}

class Tokenizer {
public:
    Tokenizer(QStringView text, const Language& language)
        : m_text(text)
        , m_language(language) {}

    std::vector<CodeToken> tokens() {
        while (m_at < m_text.size()) {
            step();
        }
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] bool isAt(QStringView word) const {
        return !word.isEmpty() && m_text.sliced(m_at).startsWith(word);
    }

    void step() {
        const QChar character = m_text[m_at];
        if (isComment()) {
            add(endOfLine(), CodeTokenKind::Comment);
        } else if (isAt(m_language.commentBegin)) {
            add(behind(m_language.commentEnd, m_at + m_language.commentBegin.size()),
                CodeTokenKind::Comment);
        } else if (m_language.quotes.contains(character)) {
            const qsizetype end = endOfString(character);
            add(end, isKeyEnd(end) ? CodeTokenKind::Key : CodeTokenKind::String);
        } else if (isWordStart(character)) {
            addWord();
        } else if (character.isDigit()) {
            addNumber();
        } else {
            ++m_at;
        }
    }

    // "a#b" and "http://" hold no comment where blanks part words.
    [[nodiscard]] bool isComment() const {
        return isAt(m_language.lineComment) &&
               (m_language.lineComment != u"#" || m_at == 0 || m_text[m_at - 1].isSpace());
    }

    [[nodiscard]] qsizetype endOfLine() const {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        return end < 0 ? m_text.size() : end;
    }

    [[nodiscard]] qsizetype behind(QStringView end, qsizetype from) const {
        const qsizetype place = m_text.indexOf(end, from);
        return place < 0 ? m_text.size() : place + end.size();
    }

    [[nodiscard]] qsizetype endOfString(QChar quote) const {
        const std::array<QChar, 3> triple{quote, quote, quote};
        if (m_language.hasTripleQuotes && isAt(QStringView(triple))) {
            return behind(QStringView(triple), m_at + 3);
        }
        for (qsizetype place = m_at + 1; place < m_text.size(); ++place) {
            if (m_text[place] == u'\\') {
                ++place;
            } else if (m_text[place] == quote) {
                return place + 1;
            } else if (m_text[place] == u'\n' && quote != u'`') {
                return place; // not closed: the next line starts anew
            }
        }
        return m_text.size();
    }

    [[nodiscard]] bool isKeyEnd(qsizetype end) const {
        if (!m_language.hasKeys) {
            return false;
        }
        while (end < m_text.size() && (m_text[end] == u' ' || m_text[end] == u'\t')) {
            ++end;
        }
        return end < m_text.size() && m_text[end] == u':';
    }

    void addWord() {
        qsizetype end = m_at;
        while (end < m_text.size() && (isWordStart(m_text[end]) || m_text[end].isDigit() ||
                                       (m_language.hasKeys && m_text[end] == u'-'))) {
            ++end;
        }
        constexpr qsizetype LongestKeyword = 16;
        const QStringView word = m_text.sliced(m_at, end - m_at);
        const QString lower = m_language.ignoresCase && word.size() < LongestKeyword
                                  ? word.toString().toLower()
                                  : word.left(LongestKeyword).toString();
        if (isKeyEnd(end)) {
            add(end, CodeTokenKind::Key);
        } else if (word.size() < LongestKeyword &&
                   m_language.keywords.contains(QString(u' ' + lower + u' '))) {
            add(end, CodeTokenKind::Keyword);
        } else {
            m_at = end;
        }
    }

    void addNumber() {
        qsizetype end = m_at;
        while (end < m_text.size() &&
               (m_text[end].isLetterOrNumber() || m_text[end] == u'.' || m_text[end] == u'_' ||
                ((m_text[end] == u'-' || m_text[end] == u'+') &&
                 (m_text[end - 1] == u'e' || m_text[end - 1] == u'E')))) {
            ++end;
        }
        add(end, CodeTokenKind::Number);
    }

    // From here to end, line by line.
    void add(qsizetype end, CodeTokenKind kind) {
        end = std::min(end, m_text.size());
        while (m_at < end) {
            const qsizetype line = std::min(endOfLine(), end);
            if (line > m_at) {
                m_tokens.push_back({m_at, line - m_at, kind});
            }
            m_at = line < end ? line + 1 : end;
        }
    }

    QStringView m_text;
    const Language& m_language;
    qsizetype m_at = 0;
    std::vector<CodeToken> m_tokens;
};

} // namespace

std::vector<CodeToken> codeTokens(QStringView text, QStringView language) {
    const Language* const known = languageOf(language);
    return known == nullptr ? std::vector<CodeToken>() : Tokenizer(text, *known).tokens();
}

} // namespace muscope
