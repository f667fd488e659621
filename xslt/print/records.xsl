<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapters 10 and 13: descriptions of manuscripts, persons, places and other things, each statement on a line. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template mode="m:book" as="node()*"
      match="person | personGrp | org | place | event | nym | object | relation | msDesc | msPart | msFrag
        | witness | category | relatedItem">
    <b:hanging><xsl:call-template name="f:statements"/></b:hanging>
  </xsl:template>

  <xsl:template mode="m:book" as="node()*" priority="1"
      match="msIdentifier | msContents | physDesc | history | additional | msItem">
    <b:hanging><xsl:call-template name="f:statements"/></b:hanging>
  </xsl:template>

  <!-- The content of a record, with a point between the statements that stand in a line. -->
  <xsl:template name="f:statements" as="node()*">
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:for-each select="node()">
      <xsl:apply-templates select="." mode="m:book"/>
      <xsl:if test="self::*/following-sibling::*">
        <xsl:value-of select="if (f:in-line(.) and f:in-line(following-sibling::*[1])) then ' · ' else ' '"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns whether a statement has words, and all of them stand in a line. -->
  <xsl:function name="f:in-line" as="xs:boolean">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="
        normalize-space($statement) ne ''
        and empty($statement/descendant-or-self::*[f:block(.)])
        and empty($statement[self::msIdentifier or self::msContents or self::physDesc or self::history
          or self::additional or self::msItem or self::msPart or self::msFrag])"/>
  </xsl:function>

</xsl:stylesheet>
