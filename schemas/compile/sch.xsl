<?xml version="1.0" encoding="UTF-8"?>
<!-- The rules as ISO Schematron: each constraint of the ODD, in the order that a schema has. -->
<xsl:package version="3.0" package-version="1.0" name="urn:edition:compile:sch"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="f m xs">

  <xsl:import href="odd.xsl"/>
  <xsl:import href="layout.xsl"/>

  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:mode name="m:sch" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="parts" as="element()*"
      select="$specs/descendant-or-self::constraintSpec[@scheme = 'schematron']/constraint/*"/>

  <xsl:template match="/" mode="m:sch" as="document-node()">
    <xsl:variable name="blocks" as="element()*">
      <xsl:for-each-group select="$parts[self::sch:ns]" group-by="@prefix">
        <sch:ns prefix="{@prefix}" uri="{@uri}"/>
      </xsl:for-each-group>
      <xsl:if test="not($parts[self::sch:ns]/@prefix = 'tei')">
        <sch:ns prefix="tei" uri="{$schema/@ns}"/>
      </xsl:if>
      <xsl:sequence select="$parts[self::xsl:*], $parts[self::sch:let], $parts[self::sch:phase]"/>
      <xsl:apply-templates select="$parts[self::sch:pattern or self::sch:rule or self::sch:assert or self::sch:report]" mode="#current"/>
      <xsl:where-populated>
        <sch:diagnostics>
          <xsl:copy-of select="$parts[self::sch:diagnostics]/*"/>
        </sch:diagnostics>
      </xsl:where-populated>
      <xsl:sequence select="$parts[self::sch:properties]"/>
    </xsl:variable>
    <xsl:variable name="result" as="document-node()">
      <xsl:document>
        <xsl:comment> Generated from edition.odd by `python schemas`: change that, not this. </xsl:comment>
        <sch:schema queryBinding="xslt3">
          <xsl:for-each-group select="$parts ! namespace::*[name() ne '']" group-by="name()">
            <xsl:namespace name="{name()}" select="string()"/>
          </xsl:for-each-group>
          <sch:title>Rules of the edition</sch:title>
          <xsl:copy-of select="$blocks" copy-namespaces="no"/>
        </sch:schema>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($result)"/>
  </xsl:template>

  <xsl:template match="sch:pattern" mode="m:sch" as="element()">
    <xsl:copy-of select="."/>
  </xsl:template>

  <!-- A rule that stands alone is a pattern of its own. -->
  <xsl:template match="sch:rule" mode="m:sch" as="element()">
    <sch:pattern id="{f:rule-id(.)}">
      <xsl:copy-of select="."/>
    </sch:pattern>
  </xsl:template>

  <!-- An assertion that stands alone is about the element that is specified. -->
  <xsl:template match="sch:assert | sch:report" mode="m:sch" as="element()">
    <sch:pattern id="{f:rule-id(.)}">
      <sch:rule context="tei:{ancestor::elementSpec/@ident}">
        <xsl:copy-of select="."/>
      </sch:rule>
    </sch:pattern>
  </xsl:template>

  <!-- Returns the id of a pattern that is made for a rule: that of its constraint, counted where it has several. -->
  <xsl:function name="f:rule-id" as="xs:string">
    <xsl:param name="rule" as="element()"/>
    <xsl:sequence select="
        string-join(($rule/ancestor::constraintSpec/@ident, count($rule/preceding-sibling::sch:rule)[. gt 0] ! (. + 1)), '-')"/>
  </xsl:function>

</xsl:package>
