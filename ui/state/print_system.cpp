// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/print_system.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

QString printedWords(const QByteArray& output) {
    return QString::fromLocal8Bit(output).simplified();
}

} // namespace

std::optional<QString> pageRangesOf(const QString& text) {
    static const QRegularExpression form(u"^([1-9][0-9]{0,6})(?:(-)([1-9][0-9]{0,6})?)?$"_s);
    QString bare = text;
    bare.remove(u' ');
    int last = 0; // page that is named
    bool isOpen = false;
    for (const QString& range : bare.split(u',', Qt::SkipEmptyParts)) {
        const auto match = form.match(range);
        const int from = match.captured(1).toInt();
        const int to = match.captured(3).isEmpty() ? from : match.captured(3).toInt();
        if (!match.hasMatch() || isOpen || from <= last || to < from) {
            return std::nullopt;
        }
        last = to;
        isOpen = match.hasCaptured(2) && match.captured(3).isEmpty();
    }
    return bare.split(u',', Qt::SkipEmptyParts).join(u',');
}

PrintSystem::PrintSystem(QObject* parent)
    : QObject(parent) {
    m_lpstat->setProgram(u"lpstat"_s);
    m_lpstat->setArguments({u"-d"_s, u"-e"_s});
    QProcessEnvironment plain = QProcessEnvironment::systemEnvironment();
    plain.insert(u"LC_ALL"_s, u"C"_s); // its words are read
    m_lpstat->setProcessEnvironment(plain);
    m_lp->setProgram(u"lp"_s);
    connect(m_lpstat.get(), &QProcess::finished, this, &PrintSystem::takePrinters);
    connect(m_lp.get(), &QProcess::finished, this, &PrintSystem::takeOutcome);
    for (QProcess* const program : {m_lpstat.get(), m_lp.get()}) {
        connect(program, &QProcess::errorOccurred, this,
                [this, program] { tellMissing(*program); });
    }
}

void PrintSystem::Dismissal::operator()(QProcess* program) const {
    program->disconnect();
    if (program->state() == QProcess::NotRunning) {
        delete program;
        return;
    }
    connect(program, &QProcess::finished, program, &QObject::deleteLater);
    program->kill();
}

void PrintSystem::askForPrinters() {
    m_printers.clear();
    m_lpstat->start(QIODevice::ReadOnly);
}

void PrintSystem::takePrinters() {
    const QString lead = u"system default destination: "_s;
    QString usual;
    for (const QByteArray& line : m_lpstat->readAllStandardOutput().split('\n')) {
        const QString words = QString::fromLocal8Bit(line).trimmed();
        if (words.startsWith(lead)) {
            usual = words.mid(lead.size());
        } else if (!words.isEmpty() && !words.contains(u' ')) {
            m_printers += words; // names hold no spaces, sentences do
        }
    }
    if (m_printers.removeOne(usual)) {
        m_printers.prepend(usual);
    }
    if (!m_printers.isEmpty()) {
        emit printersFound();
        return;
    }
    const QString words = printedWords(m_lpstat->readAllStandardError());
    emit printersNotFound(
        {ErrorCode::NotFound,
         words.isEmpty()
             ? tr("No printer is set up here, or the print system (CUPS) is not "
                  "running. The report can be exported as PDF.")
             : tr("No printer is found: %1. The report can be exported as PDF.").arg(words)});
}

void PrintSystem::print(const QString& file, const PrintOrder& order) {
    m_target = order.printer;
    QStringList arguments{u"-d"_s, order.printer, u"-n"_s, QString::number(order.copies),
                          u"-t"_s, order.title};
    if (!order.pages.isEmpty()) {
        arguments += {u"-P"_s, order.pages};
    }
    m_lp->setArguments(arguments + QStringList{u"--"_s, file});
    m_lp->start(QIODevice::ReadOnly);
}

void PrintSystem::takeOutcome() {
    if (m_lp->exitStatus() == QProcess::NormalExit && m_lp->exitCode() == 0) {
        emit handedOver(printedWords(m_lp->readAllStandardOutput()));
        return;
    }
    const QString words = printedWords(m_lp->readAllStandardError());
    emit refused({ErrorCode::Write,
                  tr("printing on %1: %2")
                      .arg(m_target, words.isEmpty() ? tr("lp failed and does not say why; its "
                                                          "exit code is %1")
                                                           .arg(m_lp->exitCode())
                                                     : words)});
}

// Of what did not start nothing is heard otherwise.
void PrintSystem::tellMissing(const QProcess& program) {
    if (program.error() != QProcess::FailedToStart) {
        return;
    }
    const Error error{ErrorCode::NotFound,
                      tr("%1 cannot be started: %2. Install CUPS's programs (the package "
                         "cups-client), or export the report as PDF.")
                          .arg(program.program(), program.errorString())};
    if (&program == m_lp.get()) {
        emit refused(error);
    } else {
        emit printersNotFound(error);
    }
}

} // namespace muscope
