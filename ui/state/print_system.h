// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <memory>
#include <optional>

namespace muscope {

// What a printer is to do with a file.
struct PrintOrder {
    QString printer;
    int copies = 1;
    QString pages; // as pageRangesOf() gives them; empty: all
    QString title; // of the job
};

// "1 - 4, 7" as "1-4,7", "9-" being all from the ninth on; nullopt where that is no list of pages
// in rising order.
[[nodiscard]] std::optional<QString> pageRangesOf(const QString& text);

// The print system of the desktop, CUPS, through the programs it comes with: lpstat is asked for
// printers, and lp is handed what is to be printed. Never through a shell. Lives on the GUI thread
// and does not wait: each order ends in a signal. Its end stops what was not handed over yet.
class PrintSystem final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrintSystem)

public:
    explicit PrintSystem(QObject* parent = nullptr);

    void askForPrinters();
    // The one that is used unless another is wanted is the first.
    [[nodiscard]] const QStringList& printers() const { return m_printers; }

    // The file has to be there until the order has ended.
    void print(const QString& file, const PrintOrder& order);
    [[nodiscard]] bool isPrinting() const { return m_lp->state() != QProcess::NotRunning; }

signals:
    void printersFound();                               // printers() is what there is
    void printersNotFound(const muscope::Error& error); // there is none, or nothing to ask
    void handedOver(const QString& words);              // as lp says it: "request id is …"
    void refused(const muscope::Error& error);

private:
    // Ends a program that nobody wants to hear of any more, without waiting for its end.
    struct Dismissal {
        void operator()(QProcess* program) const;
    };
    using Program = std::unique_ptr<QProcess, Dismissal>;

    void takePrinters();
    void takeOutcome();
    void tellMissing(const QProcess& program);

    Program m_lpstat{new QProcess};
    Program m_lp{new QProcess};
    QStringList m_printers;
    QString m_target; // of what is printed
};

} // namespace muscope
