// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/input_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>

namespace muscope {

Result<std::string> readInput(const QString& file) {
    QFile input(file);
    const bool isStandard = file == u"-";
    if (!isStandard && QFileInfo(file).isDir()) {
        return failure(ErrorCode::Read, QStringLiteral("reading %1: it is a folder").arg(file));
    }
    const bool isOpen =
        isStandard ? input.open(stdin, QIODevice::ReadOnly) : input.open(QIODevice::ReadOnly);
    if (!isOpen) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("reading %1: %2").arg(file, input.errorString()));
    }
    const QByteArray bytes = input.readAll();
    if (input.error() != QFileDevice::NoError) {
        return failure(ErrorCode::Read,
                       QStringLiteral("reading %1: %2").arg(file, input.errorString()));
    }
    return bytes.toStdString();
}

QStringList expanded(const QStringList& files) {
    QStringList all;
    for (const QString& file : files) {
        const QFileInfo info(file);
        const bool isPattern = file.contains(u'*') || file.contains(u'?') || file.contains(u'[');
        QStringList found;
        if (isPattern && !info.exists()) {
            found = QDir(info.path()).entryList({info.fileName()}, QDir::Files, QDir::Name);
        }
        if (found.isEmpty()) {
            all += file;
        }
        const bool hasFolder = file.contains(u'/');
        for (const QString& name : found) {
            all += hasFolder ? QDir(info.path()).filePath(name) : name;
        }
    }
    return all;
}

ExitCode worstOf(ExitCode left, ExitCode right) {
    constexpr std::array Order{ExitCode::WrongUse, ExitCode::NotDone, ExitCode::InPart,
                               ExitCode::Fails};
    const auto* const worst = std::find_if(
        Order.begin(), Order.end(), [=](ExitCode code) { return code == left || code == right; });
    return worst == Order.end() ? ExitCode::Good : *worst;
}

} // namespace muscope
