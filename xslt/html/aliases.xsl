<?xml version="1.0" encoding="UTF-8"?>
<!-- A place that was cited under another id than it has now: an empty anchor keeps the old one
     alive. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*[@xml:id][key('f:alias', @xml:id, $context)][not(f:only-in-list(.))]" mode="m:html" priority="10"
      as="node()*">
    <xsl:call-template name="f:anchors"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- HTML has no room for an anchor between items, rows and cells: it stands within. -->
  <xsl:template match="*[@xml:id][key('f:alias', @xml:id, $context)][f:only-in-list(.)]" mode="m:html" priority="10" as="node()*">
    <xsl:variable name="made" as="node()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:apply-templates select="$made" mode="m:anchored">
      <xsl:with-param name="anchors" as="element()*" tunnel="yes">
        <xsl:call-template name="f:anchors"/>
      </xsl:with-param>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Returns whether an element is one that HTML wants in a list or a table. -->
  <xsl:function name="f:only-in-list" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/(self::item | self::label | self::row | self::cell | self::castItem | self::castGroup))"/>
  </xsl:function>

  <xsl:template match="*:li | *:td | *:th | *:dt | *:dd" mode="m:anchored" as="element()">
    <xsl:param name="anchors" as="element()*" tunnel="yes"/>
    <xsl:copy>
      <xsl:sequence select="@*, $anchors, node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="*:tr" mode="m:anchored" as="element()">
    <xsl:variable name="first" as="element()?">
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </xsl:variable>
    <xsl:copy>
      <xsl:sequence select="@*, $first, *[1]/following-sibling::node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="f:anchors" as="element()*">
    <xsl:for-each select="key('f:alias', @xml:id, $context)">
      <span id="{@fragment}" data-generated="alias"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
