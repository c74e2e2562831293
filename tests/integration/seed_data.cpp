// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/seed_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int RandomSeed = 20261120;
constexpr std::chrono::minutes Timeout{5};

} // namespace

SeedData::SeedData(const QString& folder, int events)
    : m_manifestFile(folder + u"/manifest"_s)
    , m_events(events) {}

SeedManifest SeedData::manifest() const {
    QFile file(m_manifestFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    SeedManifest result;
    result.events = json["events"_L1].toInt();
    result.receiptEvents = json["receipt_events"_L1].toInt();
    result.receipted = json["receipted"_L1].toInt();
    result.withoutReceipt = json["without_receipt"_L1].toInt();
    const QJsonArray changed = json["changed"_L1].toArray();
    for (const auto& pair : changed) {
        result.changed << pair[0].toString() + u' ' + pair[1].toString();
    }
    return result;
}

bool SeedData::run(const QString& target, const char* step) const {
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(u"node"_s,
               {QStringLiteral(MUSCOPE_TEST_DATA "/node/fill_seed_store.mjs"), target, u"--only"_s,
                QString::fromLatin1(step), u"--events"_s, QString::number(m_events), u"--seed"_s,
                QString::number(RandomSeed), u"--manifest"_s, m_manifestFile, u"--modules"_s,
                QStringLiteral(MUSCOPE_NODE_FOLDER)});
    return node.waitForFinished(std::chrono::milliseconds(Timeout).count()) &&
           node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0;
}

} // namespace muscope
