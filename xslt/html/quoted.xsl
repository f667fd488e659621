<?xml version="1.0" encoding="UTF-8"?>
<!-- What is shown a second time, elsewhere than at its own place, carries no ids. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- Returns what the rules for the text make of some nodes, without ids. -->
  <xsl:function name="f:quoted" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="made" as="node()*">
      <xsl:apply-templates select="$nodes" mode="m:html"/>
    </xsl:variable>
    <xsl:sequence select="f:without-ids($made)"/>
  </xsl:function>

  <!-- Returns a copy of some HTML without ids. -->
  <xsl:function name="f:without-ids" as="node()*">
    <xsl:param name="made" as="node()*"/>
    <xsl:choose>
      <xsl:when test="$made/descendant-or-self::*/@id">
        <xsl:apply-templates select="$made" mode="m:quoted"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$made"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="@id" mode="m:quoted" as="empty-sequence()"/>

</xsl:stylesheet>
