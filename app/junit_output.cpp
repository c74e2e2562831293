// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/junit_output.h"

#include "app/console.h"

#include <QHash>
#include <QXmlStreamWriter>

#include <array>

namespace muscope {

namespace {

using namespace Qt::StringLiterals;

// What is told of one session; of none: of what is about no event.
struct Suite {
    QString name;
    Coverage coverage;
    std::vector<const FailedEvent*> failures;
    std::vector<const PassProblem*> errors;
    std::vector<const PassProblem*> remarks; // problems that make nothing fail

    [[nodiscard]] std::size_t failing() const { return failures.size() + errors.size(); }
};

// Events that share a testcase.
struct Rest {
    std::int64_t events;
    const char* name;    // of their testcase, behind their number
    const char* skipped; // why nothing is known of them; nullptr: they are well
};

std::array<Rest, 4> restOf(const Coverage& coverage) {
    return {Rest{coverage.match(), "event(s) with receipts that match", nullptr},
            Rest{coverage.notCheckable, "event(s) with receipts that cannot be checked",
                 "their receipts name no rule that could be tried on them"},
            Rest{coverage.none, "event(s) without receipt", "there is no receipt to check"},
            Rest{coverage.unchecked, "event(s) that were not checked", "nobody looked at them"}};
}

std::size_t skippedOf(const Coverage& coverage) {
    const auto rest = restOf(coverage);
    return static_cast<std::size_t>(std::ranges::count_if(
        rest, [](const Rest& one) { return one.events > 0 && one.skipped != nullptr; }));
}

QString inXml(const QByteArray& utf8) {
    return visibleText(QString::fromUtf8(utf8));
}

// The sessions in the order they were met; what is about none at the end.
std::vector<Suite> suitesOf(const Verification& verification) {
    std::vector<Suite> suites;
    QHash<QByteArray, std::size_t> places;
    const auto suiteOf = [&](const QByteArray& session) -> Suite& {
        if (!places.contains(session)) {
            places.insert(session, suites.size());
            suites.emplace_back().name = session.isEmpty() ? u"(no session)"_s : inXml(session);
        }
        return suites[places.value(session)];
    };
    for (const auto& [session, coverage] : verification.sessions) {
        suiteOf(session.value()).coverage = coverage;
    }
    for (const FailedEvent& failed : verification.failures) {
        suiteOf(failed.session.value()).failures.push_back(&failed);
    }
    for (const PassProblem& problem : verification.problems) {
        Suite& suite = suiteOf(problem.session.value());
        (std::string_view(problem.severity) == "error" ? suite.errors : suite.remarks)
            .push_back(&problem);
    }
    return suites;
}

// "e2", or where it is about no event the workflow's file, or what kind of thing it is.
QString nameOf(const PassProblem& problem) {
    const QByteArray name = problem.event.value().isEmpty()
                                ? QByteArray::fromStdString(problem.workflow)
                                : problem.event.value();
    return name.isEmpty() ? QString::fromUtf8(wordFor(problem.kind)) : inXml(name);
}

// No time, timestamp or hostname, which some schemas want: how long one event took to check is not
// measured, a zero would say that it was, and the same input gives the same bytes.
class JunitWriter {
public:
    JunitWriter()
        : m_xml(&m_bytes) {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }

    std::string write(const OpenedStore& opened, const Verification& verification) {
        const std::vector<Suite> suites = suitesOf(verification);
        std::size_t tests = verification.gaps.size();
        std::size_t failures = 0;
        for (const Suite& suite : suites) {
            tests += testsOf(suite);
            failures += suite.failing();
        }
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"testsuites"_s);
        number("tests", tests);
        number("failures", failures);
        number("errors", verification.gaps.size());
        text("name", u"muscope verify "_s + visibleText(opened.location.displayText()));
        for (const Suite& suite : suites) {
            writeSuite(suite);
        }
        writeGaps(verification.gaps);
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
        return m_bytes.toStdString();
    }

private:
    static std::size_t testsOf(const Suite& suite) {
        return suite.failing() + skippedOf(suite.coverage) + (suite.coverage.match() > 0 ? 1 : 0);
    }

    void text(const char* name, const QString& value) {
        m_xml.writeAttribute(QString::fromUtf8(name), value);
    }
    void number(const char* name, std::size_t value) { text(name, QString::number(value)); }

    void startSuite(const QString& name, std::size_t tests, std::size_t failures,
                    std::size_t errors, std::size_t skipped) {
        m_xml.writeStartElement(u"testsuite"_s);
        text("name", name);
        number("tests", tests);
        number("failures", failures);
        number("errors", errors);
        number("skipped", skipped);
    }

    void startCase(const QString& suite, const QString& name) {
        m_xml.writeStartElement(u"testcase"_s);
        text("classname", suite);
        text("name", name);
    }

    // What came of a testcase, and the testcase's end.
    void endCase(const char* outcome, const QString& type, const QString& sentence,
                 const QString& more = {}) {
        m_xml.writeStartElement(QString::fromUtf8(outcome));
        text("type", type);
        text("message", sentence);
        if (!more.isEmpty()) {
            m_xml.writeCharacters(more);
        }
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void writeSuite(const Suite& suite) {
        startSuite(suite.name, testsOf(suite), suite.failing(), 0, skippedOf(suite.coverage));
        writeCounts(suite.coverage);
        for (const FailedEvent* const failed : suite.failures) {
            startCase(suite.name, inXml(failed->event.value()));
            endCase("failure", QString::fromUtf8(wordFor(failed->report.verdict)),
                    sentenceOf(*failed), evidenceOf(failed->report));
        }
        for (const PassProblem* const problem : suite.errors) {
            startCase(suite.name, nameOf(*problem));
            endCase("failure", QString::fromUtf8(wordFor(problem->kind)), sentenceOf(*problem));
        }
        for (const Rest& rest : restOf(suite.coverage)) {
            writeRest(suite.name, rest);
        }
        writeRemarks(suite.remarks);
        m_xml.writeEndElement();
    }

    void writeCounts(const Coverage& coverage) {
        m_xml.writeStartElement(u"properties"_s);
        const auto property = [this](const char* name, std::int64_t value) {
            m_xml.writeEmptyElement(u"property"_s);
            text("name", QString::fromUtf8(name));
            text("value", QString::number(value));
        };
        property("events", coverage.events);
        property("exact", coverage.exact);
        property("equivalent", coverage.equivalent);
        property("lossy", coverage.lossy);
        property("differs", coverage.differs);
        property("malformed", coverage.malformed);
        property("wrong_subject", coverage.wrongSubject);
        property("not_checkable", coverage.notCheckable);
        property("none", coverage.none);
        property("unchecked", coverage.unchecked);
        property("receipt_events", coverage.receiptEvents);
        m_xml.writeEndElement();
    }

    void writeRest(const QString& suite, const Rest& rest) {
        if (rest.events == 0) {
            return;
        }
        startCase(suite, u"%1 %2"_s.arg(rest.events).arg(QLatin1StringView(rest.name)));
        if (rest.skipped != nullptr) {
            endCase("skipped", u"not checked"_s, QString::fromUtf8(rest.skipped));
        } else {
            m_xml.writeEndElement();
        }
    }

    void writeRemarks(const std::vector<const PassProblem*>& remarks) {
        if (remarks.empty()) {
            return;
        }
        m_xml.writeStartElement(u"system-out"_s);
        for (const PassProblem* const problem : remarks) {
            m_xml.writeCharacters(u"%1 %2: %3: %4\n"_s.arg(
                QString::fromUtf8(problem->severity), QString::fromUtf8(wordFor(problem->kind)),
                nameOf(*problem), sentenceOf(*problem)));
        }
        m_xml.writeEndElement();
    }

    void writeGaps(const std::vector<QString>& gaps) {
        if (gaps.empty()) {
            return;
        }
        const QString name = u"(not looked at)"_s;
        startSuite(name, gaps.size(), 0, gaps.size(), 0);
        for (const QString& gap : gaps) {
            startCase(name, visibleText(gap));
            endCase("error", u"in part"_s, visibleText(gap));
        }
        m_xml.writeEndElement();
    }

    // "rule runs, subject result, first difference at line 1, column 8, /result"
    static QString evidenceOf(const ReceiptReport& report) {
        QStringList parts;
        if (report.rule != nullptr) {
            parts += u"rule "_s + QString::fromUtf8(report.rule);
        }
        if (report.subject != nullptr) {
            parts += u"subject "_s + QString::fromUtf8(report.subject);
        }
        if (report.firstDifference) {
            parts += u"first difference at line %1, column %2"_s.arg(report.firstDifference->line)
                         .arg(report.firstDifference->column);
            if (report.firstDifference->path) {
                parts += inXml(QByteArray::fromStdString(*report.firstDifference->path));
            }
        }
        return parts.join(u", "_s);
    }

    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

} // namespace

void printJunit(const OpenedStore& opened, const Verification& verification) {
    print(std::string_view(JunitWriter().write(opened, verification)));
}

} // namespace muscope
