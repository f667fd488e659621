<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 2.4.6, Correspondence description: who wrote to whom, from where and when, and the letters
     before and after. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:correspondence" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="correspDesc" mode="m:html" as="element()">
    <dl>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="*" mode="m:correspondence"/>
    </dl>
  </xsl:template>

  <!-- An act of the correspondence, such as sending: by whom, where, when. -->
  <xsl:template match="correspAction" mode="m:correspondence" as="element()+">
    <xsl:sequence select="f:called-act(@type)"/>
    <dd>
      <xsl:apply-templates select="." mode="m:html"/>
    </dd>
  </xsl:template>

  <xsl:template match="correspAction" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="*">
        <div>
          <xsl:apply-templates select="." mode="m:value"/>
        </div>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- The letters around it. -->
  <xsl:template match="correspContext" mode="m:correspondence" as="element()*">
    <xsl:for-each select="*">
      <xsl:sequence select="f:called-act(@type)"/>
      <dd>
        <xsl:apply-templates select="." mode="m:html"/>
      </dd>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="correspContext" mode="m:html" as="element()">
    <dl>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="." mode="m:correspondence"/>
    </dl>
  </xsl:template>

  <!-- What else is said. -->
  <xsl:template match="*" mode="m:correspondence" as="element()">
    <dd>
      <xsl:apply-templates select="." mode="m:html"/>
    </dd>
  </xsl:template>

  <!-- Within the description a note needs no brackets. -->
  <xsl:template match="correspDesc/note" mode="m:html" priority="1.5" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Returns what an act is called, or the relation of another letter. -->
  <xsl:function name="f:called-act" as="element(dt)" xpath-default-namespace="">
    <xsl:param name="type" as="attribute()?"/>
    <xsl:variable name="name" as="xs:string" select="lower-case(string($type))"/>
    <dt data-generated="">
      <xsl:value-of select="
          (f:known-label('correspondence.' || $name), $name[. ne ''], f:label('element.correspDesc'))[1]"/>
    </dt>
  </xsl:function>

</xsl:stylesheet>
