// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_references.h"

#include <algorithm>

namespace muscope {

namespace {

struct Reference {
    qsizetype begin = 0;
    qsizetype end = 0;
    int number = 0;
};

bool isBlank(char one) {
    return QByteArrayView("\0\t\n\f\r ", 6).contains(one);
}

bool isRegular(char one) {
    return !isBlank(one) && !QByteArrayView("()<>[]{}/%").contains(one);
}

// Reads the tokens of an object, as far as references need them.
class ReferenceScanner {
public:
    explicit ReferenceScanner(QByteArrayView object)
        : m_text(object) {}

    // nullopt behind the last one, or where the stream begins.
    std::optional<Reference> next() {
        while (m_place < m_text.size()) {
            const char one = m_text[m_place];
            if (isRegular(one)) {
                const qsizetype begin = m_place;
                const QByteArrayView word = takeWord();
                if (word == "stream") {
                    m_place = m_text.size();
                } else if (word == "R" && m_numbers.size() == 2) {
                    return Reference{m_numbers.front().begin, m_place, m_numbers.front().number};
                }
                keepNumber(begin, word);
                continue;
            }
            if (!isBlank(one)) {
                m_numbers.clear();
            }
            skip(one);
        }
        return std::nullopt;
    }

private:
    QByteArrayView takeWord() {
        const auto end = std::find_if_not(m_text.begin() + m_place, m_text.end(), isRegular);
        const QByteArrayView word = m_text.sliced(m_place, end - m_text.begin() - m_place);
        m_place += word.size();
        return word;
    }

    // The last two numbers, as long as nothing else comes between.
    void keepNumber(qsizetype begin, QByteArrayView word) {
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (!isNumber) {
            m_numbers.clear();
            return;
        }
        if (m_numbers.size() == 2) {
            m_numbers.erase(m_numbers.begin());
        }
        m_numbers.push_back({begin, m_place, number});
    }

    void skip(char one) {
        ++m_place;
        if (one == '/') {
            (void)takeWord();
        } else if (one == '(') {
            skipString();
        } else if (one == '<' && m_place < m_text.size() && m_text[m_place] != '<') {
            const qsizetype end = m_text.indexOf('>', m_place);
            m_place = end < 0 ? m_text.size() : end + 1;
        } else if (one == '<') {
            ++m_place;
        }
    }

    void skipString() {
        for (int depth = 1; depth > 0 && m_place < m_text.size(); ++m_place) {
            const char one = m_text[m_place];
            m_place += one == '\\' ? 1 : 0;
            depth += one == '(' ? 1 : one == ')' ? -1 : 0;
        }
    }

    QByteArrayView m_text;
    qsizetype m_place = 0;
    std::vector<Reference> m_numbers;
};

} // namespace

std::vector<int> referencesOf(QByteArrayView object) {
    std::vector<int> numbers;
    ReferenceScanner scanner(object);
    while (const auto reference = scanner.next()) {
        numbers.push_back(reference->number);
    }
    return numbers;
}

QByteArray renumbered(QByteArrayView object, const std::function<int(int)>& newNumber) {
    QByteArray text;
    text.reserve(object.size());
    qsizetype done = 0;
    ReferenceScanner scanner(object);
    while (const auto reference = scanner.next()) {
        text += object.sliced(done, reference->begin - done);
        text += QByteArray::number(newNumber(reference->number)) + " 0 R";
        done = reference->end;
    }
    text += object.sliced(done);
    return text;
}

} // namespace muscope
