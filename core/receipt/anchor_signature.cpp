// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/anchor_signature.h"

#include "core/receipt/signature_key.h"

#include <QFile>
#include <QFileInfo>

namespace muscope {

namespace {

// More than any signature known here has.
constexpr qint64 MostBytes = 64 * 1024;

Result<QByteArray> readSignature(const QString& path) {
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    QByteArray bytes = isOpen ? file.read(MostBytes) : QByteArray();
    if (!isOpen || file.error() != QFileDevice::NoError) {
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("reading the signature %1: %2").arg(path, file.errorString()));
    }
    return bytes;
}

} // namespace

QString AnchorSignature::pathFor(const QString& anchorPath) {
    return anchorPath + QStringLiteral(".sig");
}

Result<std::optional<AnchorSignature>> AnchorSignature::check(const QString& anchorPath,
                                                              std::string_view anchorBytes,
                                                              const QString& keyPath) {
    const QString path = pathFor(anchorPath);
    AnchorSignature found;
    if (keyPath.isEmpty()) {
        if (!QFileInfo::exists(path)) {
            return std::nullopt;
        }
        found.message =
            QStringLiteral("the signature %1 was not checked: no public key was given").arg(path);
        return found;
    }
    const Result<SignatureKey> key = SignatureKey::readPublic(keyPath);
    if (!key) {
        return tl::unexpected(key.error());
    }
    const Result<QByteArray> signature = readSignature(path);
    if (!signature) {
        return tl::unexpected(signature.error());
    }
    found.algorithm = key->algorithm();
    found.fingerprint = key->fingerprint();
    if (!key->isUsable()) {
        found.state = State::CannotCheck;
        found.message = QStringLiteral("the signature %1 cannot be checked here: %2")
                            .arg(path, key->whyUnusable());
    } else if (signature->size() != key->signatureSize()) {
        found.state = State::Invalid;
        found.message =
            QStringLiteral("the signature %1 has not the length of one by %2: %3 instead of %4 "
                           "bytes")
                .arg(path, found.algorithm, QString::number(signature->size()),
                     QString::number(key->signatureSize()));
    } else if (key->verifies(anchorBytes, *signature)) {
        found.state = State::Valid;
        found.message =
            QStringLiteral("the signature %1 is one of this anchor by this key").arg(path);
    } else {
        found.state = State::Invalid;
        found.message = QStringLiteral("the signature %1 is none of this anchor by this key: one "
                                       "of the three was changed, or the key is another's")
                            .arg(path);
    }
    return found;
}

} // namespace muscope
