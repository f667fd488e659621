<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 7: performance texts. -->
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

  <xsl:template match="sp" mode="m:book" as="node()*">
    <b:speech><xsl:call-template name="f:content"/></b:speech>
  </xsl:template>

  <!-- A speech that only points to its speaker. -->
  <xsl:template match="sp[not(speaker)][@who]" mode="m:book" as="node()*" priority="1">
    <b:speech>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:if test="not(preceding-sibling::*[1]/self::sp/@who = @who)">
        <xsl:for-each select="f:names(@who)">
          <b:speaker><xsl:value-of select="f:plain('[' || . || ']')"/></b:speaker>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </b:speech>
  </xsl:template>

  <xsl:template match="speaker" mode="m:book" as="node()*">
    <b:speaker>
      <xsl:call-template name="f:content"/>
      <xsl:for-each select="following-sibling::*[1][f:beside-speaker(.)]">
        <b:with name="stage"><b:span><xsl:call-template name="f:content"/></b:span></b:with>
      </xsl:for-each>
    </b:speaker>
  </xsl:template>

  <!-- A direction for the speaker stands in the speaker's line. -->
  <xsl:template match="stage[f:beside-speaker(.)]" mode="m:book" as="node()*" priority="1"/>

  <xsl:template match="stage" mode="m:book" as="node()*">
    <b:stage><xsl:call-template name="f:content"/></b:stage>
  </xsl:template>

  <xsl:template match="stage[f:block(.)]" mode="m:book" as="node()*">
    <b:stage-block>
      <xsl:if test="f:before-speech(.)"><xsl:attribute name="leads" select="'on'"/></xsl:if>
      <xsl:call-template name="f:content"/>
    </b:stage-block>
  </xsl:template>

  <!-- Returns whether a speech follows a direction: it is not left behind at the page foot. -->
  <xsl:function name="f:before-speech" as="xs:boolean">
    <xsl:param name="stage" as="element(stage)"/>
    <xsl:sequence select="exists($stage/following-sibling::*[1][self::sp or self::stage[f:before-speech(.)]])"/>
  </xsl:function>

  <xsl:template match="castList | castGroup" mode="m:book" as="node()*">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <!-- What is said of all roles of a group follows them. -->
  <xsl:template match="castGroup/roleDesc | castGroup/trailer" mode="m:book" as="node()*" priority="1">
    <b:signed><b:stage><xsl:call-template name="f:content"/></b:stage></b:signed>
  </xsl:template>

  <xsl:template match="castItem" mode="m:book" as="node()*">
    <b:hanging><xsl:call-template name="f:content"/></b:hanging>
  </xsl:template>

  <xsl:template match="castItem[f:element-only(.)]" mode="m:book" as="node()*" priority="1">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

  <xsl:template match="role" mode="m:book" as="node()*">
    <b:hi look="small-caps"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <!-- Who plays stands at the end of the line, with points that lead there. -->
  <xsl:template match="castItem[f:element-only(.)]/actor[preceding-sibling::role][not(following-sibling::*)]" mode="m:book"
      as="node()*" priority="1">
    <b:leader/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="actor" mode="m:book" as="node()*">
    <b:hi look="italic"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

</xsl:stylesheet>
