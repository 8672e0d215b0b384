#include <QTemporaryDir>
#include <QtTest/QTest>

#include <fstream>
#include <string>

#include "core/crypto/secret_text.h"

using namespace grapevine;
using namespace grapevine::crypto;

class TstSecretText : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string fileWith(const std::string& content)
    {
        const auto path = m_folder.filePath(QStringLiteral("key")).toStdString();
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

private Q_SLOTS:
    void keepsAnyBytes()
    {
        const std::string odd{"s3cret \xff\0x", 10};
        QCOMPARE(std::string{SecretText::fromText(odd)->text()}, odd);
    }

    void copiesShareOneSecret()
    {
        auto first = *SecretText::fromText("s3cret");
        const auto second = first;
        first = *SecretText::fromText("other");
        QCOMPARE(std::string{second.text()}, std::string{"s3cret"});
    }

    void emptyAndTooLongAreRefused()
    {
        QVERIFY(SecretText::fromText("").error() == KeyError::BadSize);
        const std::string longest(SecretText::kLongest, 'x');
        QVERIFY(SecretText::fromText(longest).has_value());
        QVERIFY(SecretText::fromText(longest + "x").error() == KeyError::BadSize);
        QVERIFY(SecretText::fromFile(fileWith(longest + "\r\n")).has_value());
        QVERIFY(SecretText::fromFile(fileWith(longest + "xy\n")).error() == KeyError::BadSize);
        QVERIFY(SecretText::fromFile(fileWith("\n")).error() == KeyError::BadSize);
    }

    void oneLineEndOfAFileIsNoPartOfIt()
    {
        QCOMPARE(std::string{SecretText::fromFile(fileWith(" a b \r\n"))->text()},
                 std::string{" a b "});
        QCOMPARE(std::string{SecretText::fromFile(fileWith("two\n\n"))->text()},
                 std::string{"two\n"});
        QVERIFY(SecretText::fromFile("/nonexistent/key").error() == KeyError::BadFile);
        QVERIFY(SecretText::fromFile(m_folder.path().toStdString()).error() == KeyError::BadFile);
    }

    void wipingLeavesNothing()
    {
        auto bytes = toBytes("s3cret");
        wipe(bytes);
        QVERIFY(bytes == Bytes(6, std::byte{0}));
    }
};

QTEST_APPLESS_MAIN(TstSecretText)
#include "tst_secret_text.moc"
