<?xml version="1.0" encoding="UTF-8"?>
<!-- Who speaks, writes or acts: the names that pointers stand for. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the names that the pointers of an attribute stand for, in one line, if all are known. -->
  <xsl:function name="f:names" as="xs:string?">
    <xsl:param name="who" as="attribute()"/>
    <xsl:variable name="names" as="xs:string*" select="tokenize($who) ! f:name(., root($who))"/>
    <xsl:sequence select="string-join($names, ', ')[. ne '' and count($names) eq count(tokenize($who))]"/>
  </xsl:function>

  <!-- Returns the name that a pointer stands for: that of a register's entry, or of a participant or a
       role in the document itself. -->
  <xsl:function name="f:name" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="target" as="element(c:target)?" select="key('f:target', $pointer, $context)[1]"/>
    <xsl:variable name="own" as="element()?"
        select="if (starts-with($pointer, '#') and $document instance of document-node())
                then id(substring($pointer, 2), $document)[1] else ()"/>
    <xsl:sequence select="
        if (exists($own))
        then ($own/(persName, name, orgName, role, self::role, desc, label, self::castItem, p)
            ! f:reading-text(node())[. ne ''])[1]
        else string($target/c:name)[. ne '']"/>
  </xsl:function>

</xsl:stylesheet>
